import type { ContainerRow, PodRow } from '@pilotage/fleet-node';
import type { ObservedRestarts } from '@pilotage/plugin-cluster-health-node';

/** Restarts remembered per container: enough for three in ten minutes, whatever the day was like. */
const keepPerContainer = 50;
/** Containers remembered per cluster; those that restarted longest ago are forgotten first. */
const keepContainers = 2_000;
/** An in-place update restarts the containers it changes within this time, which is no failure. */
const inPlaceMs = 10 * 60 * 1000;

interface PodRecord {
  /** Restart counts when we looked last, in the order of the pod's containers. */
  counts: readonly number[];
  /** Per container, the in-place update whose restart was taken for its own. */
  readonly excused: Map<string, number>;
}

/** Restarts of one cluster. */
export class ClusterRestarts {
  /** By pod id: seen or not. Ids are small and reused. */
  #seen = new Uint8Array(1024);
  /** Pods with a restart counter above zero. */
  readonly #pods = new Map<number, PodRecord>();
  /** By pod uid and container; the one that restarted last comes last. */
  readonly #restarts = new Map<string, ObservedRestarts>();

  look(pod: PodRow, now: number): void {
    const first = !this.#isSeen(pod.id);
    this.#markSeen(pod.id);
    const before = this.#pods.get(pod.id);
    const { containers } = pod;
    if (!before && containers.every(({ restarts }) => restarts === 0)) return;
    const record = before ?? { counts: [], excused: new Map() };
    if (!first) {
      containers.forEach((container, index) => {
        const grown = container.restarts - (record.counts[index] ?? 0);
        if (grown <= 0) return;
        const own = isOfUpdate(pod, container, record, now) ? 1 : 0;
        this.#note(pod, container, { times: grown - own, now });
      });
    }
    record.counts = containers.map(({ restarts }) => restarts);
    this.#pods.set(pod.id, record);
  }

  remove(id: number): void {
    if (id < this.#seen.length) this.#seen[id] = 0;
    this.#pods.delete(id);
  }

  list(since: number): readonly ObservedRestarts[] {
    const found: ObservedRestarts[] = [];
    for (const [key, restarts] of this.#restarts) {
      const at = restarts.at.filter(time => time >= since);
      if (at.length === 0) this.#restarts.delete(key);
      else found.push({ ...restarts, at });
    }
    return found;
  }

  #note(
    pod: PodRow,
    container: ContainerRow,
    { times, now }: { readonly times: number; readonly now: number },
  ): void {
    if (times <= 0) return;
    const key = `${pod.uid}/${container.name}`;
    const at = [
      ...(this.#restarts.get(key)?.at ?? []),
      ...Array.from({ length: Math.min(times, keepPerContainer) }, () => now),
    ];
    this.#restarts.delete(key);
    this.#restarts.set(key, {
      pod: { namespace: pod.namespace, name: pod.name },
      owner: pod.owner,
      container: container.name,
      image: container.image,
      lastReason: container.lastReason,
      at: at.slice(-keepPerContainer),
    });
    if (this.#restarts.size <= keepContainers) return;
    for (const oldest of this.#restarts.keys()) {
      this.#restarts.delete(oldest);
      return;
    }
  }

  #isSeen(id: number): boolean {
    return this.#seen[id] === 1;
  }

  #markSeen(id: number): void {
    if (id >= this.#seen.length) {
      const larger = new Uint8Array(Math.max(id + 1, this.#seen.length * 2));
      larger.set(this.#seen);
      this.#seen = larger;
    }
    this.#seen[id] = 1;
  }
}

/** The first restart of a container after its pod was updated in place is the update's own. */
function isOfUpdate(
  pod: PodRow,
  container: ContainerRow,
  record: PodRecord,
  now: number,
): boolean {
  const update = pod.inPlaceStartedAt;
  if (update === 0 || now - update > inPlaceMs) return false;
  if (record.excused.get(container.name) === update) return false;
  record.excused.set(container.name, update);
  return true;
}
