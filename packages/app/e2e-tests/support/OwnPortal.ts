import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { Fleet } from './fleet';

const root = resolve(__dirname, '../../../..');

/** What we use of `scripts/lib/portal.mjs`, which `npm start` uses too. */
interface PortalLibrary {
  portalConfigs(root: string): readonly string[];
  demoConfig(root: string): string;
  fleetEnvironment(port: number): NodeJS.ProcessEnv;
  startBackend(
    root: string,
    children: {
      start(
        name: string,
        command: string,
        args: readonly string[],
        options: {
          readonly cwd: string;
          readonly env: NodeJS.ProcessEnv;
          readonly onLine: (line: string) => void;
        },
      ): void;
    },
    options: {
      readonly port: number;
      readonly configs: readonly string[];
      readonly env: NodeJS.ProcessEnv;
      readonly log: (line: string) => void;
      readonly awaitComponent: string;
    },
  ): Promise<void>;
}

/** A second portal on the same clusters, to be frozen and killed without harm to the others' tests. */
export class OwnPortal {
  readonly url: string;
  readonly #port: number;
  readonly #data: string;
  #process: ChildProcess | undefined;

  private constructor(port: number, data: string) {
    this.#port = port;
    this.#data = data;
    this.url = `http://localhost:${port}`;
  }

  static async start(port: number): Promise<OwnPortal> {
    const data = await mkdtemp(join(tmpdir(), 'pilotage-e2e-'));
    const portal = new OwnPortal(port, data);
    await portal.start();
    return portal;
  }

  /** Starts the backend, after {@link kill} with the database it had. */
  async start(): Promise<void> {
    const library = (await import(
      pathToFileURL(join(root, 'scripts/lib/portal.mjs')).href
    )) as PortalLibrary;
    await library.startBackend(
      root,
      {
        start: (_name, command, args, { onLine, ...options }) => {
          const child = spawn(command, args, {
            ...options,
            stdio: ['ignore', 'pipe', 'inherit'],
          });
          createInterface({ input: child.stdout }).on('line', onLine);
          this.#process = child;
        },
      },
      {
        port: this.#port,
        configs: [...library.portalConfigs(root), library.demoConfig(root)],
        env: {
          PILOTAGE_DATA: this.#data,
          ...library.fleetEnvironment(Fleet.port),
        },
        log: () => {},
        awaitComponent: 'checkout',
      },
    );
  }

  /** The backend stays connected and falls silent, as behind a network that swallows everything. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Ends the backend as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#data, { recursive: true, force: true });
  }
}
