import type { PodObserver, PodRow } from '@pilotage/fleet-node';
import type { ObservedRestarts } from '@pilotage/plugin-cluster-health-node';
import { ClusterRestarts } from './ClusterRestarts';

const keepMs = 24 * 60 * 60 * 1000;

/**
 * Restarts as they happen, from the pods' counters: the counter alone says how often in the pod's life, not when. Known
 * only since we watch. A pod seen first counts from its present value; most pods never restart, and cost one byte.
 */
export class RestartLog implements PodObserver {
  readonly #clusters = new Map<string, ClusterRestarts>();
  readonly #now: () => number;
  readonly #changed: (cluster: string) => void;

  constructor(options: {
    now: () => number;
    /** Called for every change of a pod. */
    changed: (cluster: string) => void;
  }) {
    this.#now = options.now;
    this.#changed = options.changed;
  }

  upsert(cluster: string, pod: PodRow): void {
    let restarts = this.#clusters.get(cluster);
    if (!restarts) {
      restarts = new ClusterRestarts();
      this.#clusters.set(cluster, restarts);
    }
    restarts.look(pod, this.#now());
    this.#changed(cluster);
  }

  remove(cluster: string, id: number): void {
    this.#clusters.get(cluster)?.remove(id);
    this.#changed(cluster);
  }

  forget(cluster: string): void {
    this.#clusters.delete(cluster);
  }

  /** Containers of a cluster that restarted in the last 24 hours. */
  of(cluster: string): readonly ObservedRestarts[] {
    return this.#clusters.get(cluster)?.list(this.#now() - keepMs) ?? [];
  }
}
