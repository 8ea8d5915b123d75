import type { LoggerService } from '@backstage/backend-plugin-api';
import type { WorkloadRef } from '@pilotage/fleet-common';
import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type { OperationRecord } from '@pilotage/plugin-rollout-common';
import type { OperationStore } from '../database/OperationStore';

/** How often operations of other replicas are looked for while somebody looks. */
const pollMs = 5_000;

interface Watched {
  readonly ref: WorkloadRef;
  records: readonly OperationRecord[];
  readonly listeners: Set<() => void>;
}

/** The recent operations of the workloads somebody is looking at. */
export class ActivityFeed {
  readonly #store: OperationStore;
  readonly #logger: LoggerService;
  readonly #watched = new Map<string, Watched>();
  readonly #stop: () => void;

  constructor(options: { store: OperationStore; logger: LoggerService }) {
    this.#store = options.store;
    this.#logger = options.logger;
    const unsubscribe = this.#store.subscribe(({ record }) => {
      void this.#reload(stringifyWorkloadRef(record.workload));
    });
    const timer = setInterval(() => {
      for (const key of this.#watched.keys()) void this.#reload(key);
    }, pollMs).unref();
    this.#stop = () => {
      unsubscribe();
      clearInterval(timer);
    };
  }

  /** Newest first. Empty for workloads nobody watches. */
  recent(ref: WorkloadRef): readonly OperationRecord[] {
    return this.#watched.get(stringifyWorkloadRef(ref))?.records ?? [];
  }

  /**
   * Keeps the operations of a workload at hand.
   *
   * @param listener - called after they changed
   * @returns `ready` once they were read the first time, and a function that ends it
   */
  watch(
    ref: WorkloadRef,
    listener: () => void,
  ): { readonly ready: Promise<void>; readonly stop: () => void } {
    const key = stringifyWorkloadRef(ref);
    const watched = this.#watched.get(key) ?? {
      ref,
      records: [],
      listeners: new Set(),
    };
    this.#watched.set(key, watched);
    watched.listeners.add(listener);
    return {
      ready: this.#reload(key),
      stop: () => {
        watched.listeners.delete(listener);
        if (watched.listeners.size === 0) this.#watched.delete(key);
      },
    };
  }

  stop(): void {
    this.#stop();
    this.#watched.clear();
  }

  async #reload(key: string): Promise<void> {
    const watched = this.#watched.get(key);
    if (!watched) return;
    try {
      const records = await this.#store.listRecent(watched.ref);
      if (JSON.stringify(records) === JSON.stringify(watched.records)) return;
      watched.records = records;
      for (const listener of watched.listeners) listener();
    } catch (error) {
      // The page keeps what it has; the next poll tries again.
      this.#logger.warn('Operations could not be read', error as Error);
    }
  }
}
