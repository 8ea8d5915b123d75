import type { ComponentName } from '../components/componentName';
import type { ComponentSpec } from '../components/componentContext';
import { ManagedProcess } from '../processes/managedProcess';
import type { Watchdog } from '../processes/watchdog';

/** Surroundings of all components of a cluster. */
export interface ComponentSetOptions {
  readonly watchdog: Watchdog;
  readonly onUnexpectedExit: (message: string) => void;
}

/** The processes of a cluster, in the order they were started in. */
export class ComponentSet {
  readonly #options: ComponentSetOptions;
  readonly #processes = new Map<ComponentName, ManagedProcess>();

  constructor(options: ComponentSetOptions) {
    this.#options = options;
  }

  /** Adds a component and starts it; resolves when it is ready. */
  async start(spec: ComponentSpec): Promise<void> {
    const process = new ManagedProcess({ spec, ...this.#options });
    this.#processes.set(spec.name, process);
    await process.start();
  }

  /** @throws Error when the cluster has no such component. */
  get(name: ComponentName): ManagedProcess {
    const process = this.#processes.get(name);
    if (!process) {
      const names = [...this.#processes.keys()].join(', ');
      throw new Error(`This cluster has no ${name}; it has ${names}`);
    }
    return process;
  }

  /** Process ids of what runs now, by component. */
  get pids(): Readonly<Partial<Record<ComponentName, number>>> {
    return Object.fromEntries(
      [...this.#processes]
        .filter(([, { pid }]) => pid !== undefined)
        .map(([name, { pid }]) => [name, pid]),
    );
  }

  /** Ends all in reverse order, at once: nothing of a cluster is kept, so there is nothing to save. */
  async killAll(): Promise<void> {
    for (const process of [...this.#processes.values()].reverse())
      await process.kill();
  }
}
