import { spawn } from 'node:child_process';
import type { Watchdog } from '../processes/watchdog';
import { goEnvironment } from './goFlags';
import type { GoToolchain } from './goToolchain';

/** A `go` call: its arguments and where it runs. */
export interface GoCall {
  readonly go: GoToolchain;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Ends `go` and its compilers when we die. */
  readonly watchdog: Watchdog;
}

/**
 * Runs `go` and gives its standard output.
 *
 * @throws Error with the last lines of what `go` said, when it fails.
 */
export async function runGo(call: GoCall): Promise<string> {
  const { go, args, cwd, watchdog } = call;
  const child = spawn(go.command, args, {
    cwd,
    env: { ...process.env, ...goEnvironment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  if (pid !== undefined) watchdog.watch(pid);
  const out: string[] = [];
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', chunk => out.push(chunk));
  child.stderr.setEncoding('utf8').on('data', chunk => said.push(chunk));
  try {
    const code = await new Promise<number | string | null>(
      (resolve, reject) => {
        child.once('error', reject);
        child.once('close', (status, signal) => resolve(status ?? signal));
      },
    );
    if (code === 0) return out.join('');
    const lines = `${said.join('')}${out.join('')}`.trimEnd().split('\n');
    throw new Error(
      `"go ${args[0]}" failed with ${code} in ${cwd}:\n${lines
        .slice(-30)
        .join('\n')}`,
    );
  } finally {
    if (pid !== undefined) watchdog.forget(pid);
  }
}
