import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { tail } from './tail';
import type { Watchdog } from './watchdog';

/** How to run one program, always the same way: a restart gets the same ports and files. */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Standard output and error are appended here. */
  readonly logFile: string;
  /** Whether it does its work by now. Asked again and again until it says yes; a rejection counts as no. */
  readonly isReady: () => Promise<boolean>;
  /** Milliseconds until not being ready is an error. */
  readonly readyTimeoutMs: number;
}

/** What a process needs from its surroundings. */
export interface ManagedProcessOptions {
  readonly spec: ProcessSpec;
  readonly watchdog: Watchdog;
  /** Called when it ends without having been told to. */
  readonly onUnexpectedExit: (message: string) => void;
}

const READY_POLL_MS = 50;

/**
 * A program that can be started, stopped, killed, paused and started again.
 */
export class ManagedProcess {
  readonly #options: ManagedProcessOptions;
  #running: { child: ChildProcess; ended: Promise<string> } | undefined;
  /** Set by us before we end it, to tell our own doing from a crash. */
  #ending = false;
  #wasReady = false;

  constructor(options: ManagedProcessOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  /** @throws Error with the end of its log when it dies or is not ready in time; it is not running then. */
  async start(): Promise<void> {
    if (this.#running) return;
    const { spec } = this.#options;
    const running = this.#spawn();
    const failure = await this.#waitUntilReady(running.ended);
    if (failure === undefined) return;
    await this.kill();
    throw new Error(
      `${spec.name} ${failure}. The end of ${spec.logFile}:\n${await tail(
        spec.logFile,
      )}`,
    );
  }

  /** Asks it to end and insists after `graceMs` milliseconds. */
  async stop(graceMs: number): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#ending = true;
    running.child.kill('SIGCONT');
    running.child.kill('SIGTERM');
    const patience = new AbortController();
    await Promise.race([
      running.ended,
      delay(graceMs, undefined, { signal: patience.signal }).catch(() => {}),
    ]);
    patience.abort();
    await this.kill();
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#ending = true;
    running.child.kill('SIGKILL');
    await running.ended;
  }

  /** Stops it without ending it: connections stay open and nothing answers. */
  pause(): void {
    this.#running?.child.kill('SIGSTOP');
  }

  resume(): void {
    this.#running?.child.kill('SIGCONT');
  }

  #spawn(): { child: ChildProcess; ended: Promise<string> } {
    const { spec, watchdog, onUnexpectedExit } = this.#options;
    const log = openSync(spec.logFile, 'a');
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      // Nothing of the user's environment: a proxy or a KUBECONFIG set there must not reach a component.
      env: { PATH: process.env.PATH ?? '', HOME: spec.cwd, ...spec.env },
      stdio: ['ignore', log, log],
      // Its own session: Ctrl-C must not end the parts of a cluster in no order.
      detached: true,
    });
    closeSync(log);
    const { pid } = child;
    if (pid !== undefined) watchdog.watch(pid);
    this.#ending = false;
    const ended = new Promise<string>(resolve => {
      child.once('error', error =>
        resolve(`could not start: ${error.message}`),
      );
      child.once('exit', (code, signal) =>
        resolve(signal ? `ended by ${signal}` : `ended with status ${code}`),
      );
    }).then(async how => {
      if (pid !== undefined) watchdog.forget(pid);
      this.#running = undefined;
      if (!this.#ending && this.#wasReady) {
        onUnexpectedExit(
          `${spec.name} ${how}. The end of ${spec.logFile}:\n${await tail(
            spec.logFile,
          )}`,
        );
      }
      return how;
    });
    this.#wasReady = false;
    this.#running = { child, ended };
    return this.#running;
  }

  /** Gives what went wrong, or nothing. */
  async #waitUntilReady(ended: Promise<string>): Promise<string | undefined> {
    const { isReady, readyTimeoutMs } = this.#options.spec;
    const deadline = Date.now() + readyTimeoutMs;
    let end: string | undefined;
    void ended.then(how => {
      end = how;
    });
    while (end === undefined && Date.now() < deadline) {
      if (await isReady().catch(() => false)) {
        this.#wasReady = true;
        return undefined;
      }
      await delay(READY_POLL_MS);
    }
    return end ?? `was not ready within ${readyTimeoutMs / 1000} s`;
  }
}
