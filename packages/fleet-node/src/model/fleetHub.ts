import type { ClusterStatus, WorkloadRef } from '@pilotage/fleet-common';
import type { KubeObject } from '../access/kubeObject';
import { parseLabelSelector } from './labelSelector';
import type { Member } from './member';
import { PodFeed } from './podFeed';
import type { NodeRow } from './nodeTypes';
import type { PodGroup, PodGroupChange, PodObserver, PodRow } from './podTypes';
import type {
  FleetChange,
  FleetModel,
  ObjectQuery,
  Workload,
  WorkloadQuery,
} from './types';

/** The clusters that are followed now, as one model. */
export class FleetHub implements FleetModel {
  readonly #members = new Map<string, Member>();
  readonly #listeners = new Set<(change: FleetChange) => void>();
  readonly #onError: (error: unknown) => void;

  /** Those who hear about every pod of every cluster. */
  protected readonly feed: PodFeed;

  constructor(options: { onError: (error: unknown) => void }) {
    this.#onError = options.onError;
    this.feed = new PodFeed(options.onError);
  }

  clusters(): ClusterStatus[] {
    return [...this.#members.values()].map(({ status }) => status);
  }

  cluster(name: string): ClusterStatus | undefined {
    return this.#members.get(name)?.status;
  }

  workloads(query: WorkloadQuery): Workload[] {
    const { cluster, namespace, labelSelector = '' } = query;
    const matches = parseLabelSelector(labelSelector);
    const members =
      cluster === undefined
        ? [...this.#members.values()]
        : [this.#members.get(cluster)];
    const found: Workload[] = [];
    for (const member of members) {
      for (const workload of member?.store?.workloads() ?? []) {
        // Of cluster scope: in no namespace, and in reach of every one.
        if (
          (namespace === undefined ||
            workload.ref.namespace === '' ||
            workload.ref.namespace === namespace) &&
          matches(workload.object.metadata.labels)
        ) {
          found.push(workload);
        }
      }
    }
    return found;
  }

  workload(ref: WorkloadRef): Workload | undefined {
    return this.#members.get(ref.cluster)?.store?.workload(ref);
  }

  podsOf(workload: Workload): PodRow[] {
    return (
      this.#members.get(workload.ref.cluster)?.store?.podsOf(workload) ?? []
    );
  }

  revisionsOf(workload: Workload): KubeObject[] {
    return (
      this.#members.get(workload.ref.cluster)?.store?.revisionsOf(workload) ??
      []
    );
  }

  workloadOfOwner(cluster: string, owner: string): Workload | undefined {
    return this.#members.get(cluster)?.store?.workloadOfOwner(owner);
  }

  nodes(cluster: string): readonly NodeRow[] {
    return this.#members.get(cluster)?.store?.nodes.values() ?? [];
  }

  objects({ cluster, ...query }: ObjectQuery): readonly KubeObject[] {
    return this.#members.get(cluster)?.store?.objects(query) ?? [];
  }

  pods(cluster: string): Iterable<PodRow> {
    return this.#members.get(cluster)?.store?.pods.values() ?? [];
  }

  podGroups(cluster: string): Iterable<PodGroup> {
    return this.#members.get(cluster)?.store?.pods.groups() ?? [];
  }

  podsOfGroups(cluster: string, groups: ReadonlySet<number>): PodRow[] {
    return this.#members.get(cluster)?.store?.pods.ofGroups(groups) ?? [];
  }

  observePods(observer: PodObserver): () => void {
    for (const [cluster, { store }] of this.#members) {
      for (const pod of store?.pods.values() ?? []) {
        observer.upsert(cluster, pod);
      }
    }
    return this.feed.observe(observer);
  }

  observePodGroups(listener: (change: PodGroupChange) => void): () => void {
    for (const { store } of this.#members.values()) {
      for (const group of store?.pods.groups() ?? []) {
        const { cluster, id, pods } = group;
        listener({ cluster, id, delta: pods, group });
      }
    }
    return this.feed.listen(listener);
  }

  subscribe(listener: (change: FleetChange) => void): () => void {
    // Wrapped, so that a listener subscribed twice is called and ended twice.
    const entry = (change: FleetChange) => listener(change);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  member(name: string): Member | undefined {
    return this.#members.get(name);
  }

  names(): string[] {
    return [...this.#members.keys()];
  }

  set(name: string, member: Member): void {
    this.#members.set(name, member);
  }

  delete(name: string): void {
    this.#members.get(name)?.store?.pods.close();
    this.#members.delete(name);
  }

  publish(change: FleetChange): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
