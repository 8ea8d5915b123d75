import { spawn } from 'node:child_process';
import { say } from './log.mjs';

/**
 * Starts long-running processes and sees to it that all of them end with us: on Ctrl-C, on SIGTERM, and when
 * one of them dies.
 */
export class Children {
  #children = new Map();
  #stopping;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        this.stop().then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
      });
    }
  }

  /**
   * The child gets a group of its own, so that Ctrl-C reaches it once, from us, and its own children end with it.
   *
   * @returns the child process; its standard input stays open for as long as we live
   */
  start(name, command, args, { onLine, ...options } = {}) {
    const child = spawn(command, args, {
      stdio: ['pipe', onLine ? 'pipe' : 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
      ...options,
    });
    if (onLine) {
      let rest = '';
      child.stdout.setEncoding('utf8');
      child.stdout.on('data', chunk => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop();
        lines.forEach(onLine);
      });
    }
    this.#children.set(name, child);
    child.on('exit', (code, signal) => {
      this.#children.delete(name);
      if (this.#stopping) return;
      say(
        `${name} ended unexpectedly (${
          signal ?? `code ${code}`
        }); stopping everything else.`,
      );
      this.stop().then(() => process.exit(1));
    });
    return child;
  }

  stop() {
    this.#stopping ??= Promise.all(
      [...this.#children.values()].map(child => endProcess(child)),
    );
    return this.#stopping;
  }
}

function endProcess(child) {
  return new Promise(resolve => {
    const kill = signal => {
      try {
        if (process.platform === 'win32') child.kill(signal);
        else process.kill(-child.pid, signal);
      } catch {
        // It is gone already.
      }
    };
    const timer = setTimeout(() => kill('SIGKILL'), 5000);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    if (child.exitCode !== null || child.signalCode !== null) {
      clearTimeout(timer);
      resolve();
      return;
    }
    kill('SIGTERM');
  });
}
