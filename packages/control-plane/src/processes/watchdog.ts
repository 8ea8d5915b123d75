import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Socket } from 'node:net';

/**
 * Sees to it that nothing of a cluster or a build outlives this process, not even after SIGKILL: a shell of
 * its own session waits for our end of a pipe to close, kills what it was told to watch and removes the folder.
 */
export class Watchdog {
  readonly #shell: ChildProcess;
  readonly #input: Socket;

  /** @param folder - removed at the end; its name starts with `pilotage-cluster-` or `pilotage-build-`. */
  constructor(folder: string) {
    this.#shell = spawn('/bin/sh', [join(__dirname, 'watchdog.sh')], {
      // Its own session, so that Ctrl-C in a terminal reaches only us.
      detached: true,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#input = this.#shell.stdin as Socket;
    this.#input.on('error', () => {});
    this.#shell.unref();
    this.#input.unref();
    this.#input.write(`${folder}\n`);
  }

  /** @param pid - of a process that was started `detached`, so that it leads a group. */
  watch(pid: number): void {
    this.#input.write(`+${pid}\n`);
  }

  forget(pid: number): void {
    this.#input.write(`-${pid}\n`);
  }

  /** Ends the shell; it removes the folder on its way out. */
  async release(): Promise<void> {
    this.#shell.ref();
    await new Promise<void>(resolve => {
      this.#shell.once('close', () => resolve());
      this.#input.end();
    });
  }
}
