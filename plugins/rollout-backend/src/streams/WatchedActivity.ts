import type { WorkloadRef } from '@pilotage/fleet-common';
import type { OperationRecord } from '@pilotage/plugin-rollout-common';
import type { ActivityFeed } from './ActivityFeed';

/** The operations of the workloads one topic shows. */
export class WatchedActivity {
  readonly #feed: ActivityFeed;
  readonly #changed: (uid: string) => void;
  readonly #stops = new Map<string, () => void>();

  constructor(feed: ActivityFeed, changed: (uid: string) => void) {
    this.#feed = feed;
    this.#changed = changed;
  }

  recent(ref: WorkloadRef): readonly OperationRecord[] {
    return this.#feed.recent(ref);
  }

  /** Watches exactly these. Done once the operations of the new ones are known. */
  async follow(workloads: ReadonlyMap<string, WorkloadRef>): Promise<void> {
    for (const [uid, stop] of this.#stops) {
      if (workloads.has(uid)) continue;
      stop();
      this.#stops.delete(uid);
    }
    const fresh = [...workloads].filter(([uid]) => !this.#stops.has(uid));
    await Promise.all(
      fresh.map(([uid, ref]) => {
        const { ready, stop } = this.#feed.watch(ref, () => this.#changed(uid));
        this.#stops.set(uid, stop);
        return ready;
      }),
    );
  }

  stop(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }
}
