import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { goEnvironment } from './goFlags';

const run = promisify(execFile);

/** The Go installation that builds. */
export interface GoToolchain {
  readonly command: string;
  /** As in `go1.26.8`, without the `go`. */
  readonly version: string;
  /** As in `linux/amd64`. */
  readonly platform: string;
}

/**
 * The real control plane cannot be built here. The message says what to install.
 *
 * @public
 */
export class GoNotUsableError extends Error {
  constructor(found: string, needed: string) {
    super(
      `The real control plane needs Go ${needed} or newer, and ${found}. ` +
        'etcd, Kubernetes and OpenKruise are compiled on this machine from their published Go modules, ' +
        'because the tests must run against the real controllers. ' +
        'Install Go from https://go.dev/dl (or with your package manager), put "go" on the PATH and run this again. ' +
        'Everything that runs on the embedded simulator works without it.',
    );
    this.name = 'GoNotUsableError';
  }
}

/** Reads `go version go1.26.8 linux/amd64`. */
export function parseGoVersion(
  output: string,
): { version: string; platform: string } | undefined {
  const match =
    /^go version go(\d+\.\d+(?:\.\d+)?)\S*(?: \S+)*? (\w+\/\w+)\s*$/.exec(
      output,
    );
  return match?.[1] && match[2]
    ? { version: match[1], platform: match[2] }
    : undefined;
}

/** The oldest Go a module accepts: the `go` line of its go.mod. */
export function requiredGoVersion(goMod: string): string {
  const version = /^go (\d+\.\d+(?:\.\d+)?)\s*$/m.exec(goMod)?.[1];
  if (!version) throw new Error('The go.mod file has no "go" line');
  return version;
}

/** Whether `version` is `minimum` or newer; a missing patch number counts as 0. */
export function isAtLeast(version: string, minimum: string): boolean {
  const left = version.split('.').map(Number);
  const right = minimum.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Places to look: the PATH, then where the installer of go.dev puts it (often not on the PATH). */
const usualPlaces = ['go', '/usr/local/go/bin/go'];

/**
 * The first Go that is new enough.
 *
 * @throws GoNotUsableError when there is none, or only one older than `minimum`.
 */
export async function findGo(
  minimum: string,
  candidates: readonly string[] = usualPlaces,
): Promise<GoToolchain> {
  let found = 'no "go" command was found';
  for (const command of candidates) {
    let output: string;
    try {
      const environment = { ...process.env, ...goEnvironment };
      ({ stdout: output } = await run(command, ['version'], {
        env: environment,
      }));
    } catch {
      continue;
    }
    const parsed = parseGoVersion(output);
    if (parsed && isAtLeast(parsed.version, minimum))
      return { command, ...parsed };
    found = `${command} is ${output.trim()}`;
  }
  throw new GoNotUsableError(found, minimum);
}
