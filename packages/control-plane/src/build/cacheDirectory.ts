import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where built programs are kept: outside the repository, so that a fresh clone finds them.
 * `PILOTAGE_CONTROL_PLANE_CACHE` wins, then `XDG_CACHE_HOME`, then `~/.cache`.
 */
export function cacheDirectory(
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return (
    environment.PILOTAGE_CONTROL_PLANE_CACHE ||
    join(
      environment.XDG_CACHE_HOME || join(homedir(), '.cache'),
      'pilotage',
      'control-plane',
    )
  );
}
