import type { WorkloadRef } from '@pilotage/fleet-common';
import type { KubeObject } from '../access/kubeObject';
import type { ListWatchSink } from '../sync/types';
import { controllerOf, groupOf } from './metadata';
import { NodeStore } from './nodeStore';
import { ObjectStore } from './objectStore';
import type { PodFeed } from './podFeed';
import type { PodRecord } from './podRecord';
import { PodStore } from './podStore';
import { sameLabels, toWorkload } from './toWorkload';
import type { PodRow } from './podTypes';
import type { ObjectQuery, Workload } from './types';
import type { WatchedKind } from './watchedKinds';

/** The part of a sink that carries objects. */
export type StoreSink<T> = Omit<ListWatchSink<T>, 'condition'>;

/** What changed since it was last asked. */
export interface StoreChange {
  readonly workloads: ReadonlySet<string>;
  readonly membership: boolean;
  readonly nodes: boolean;
  readonly kinds: ReadonlySet<string>;
}

/** Everything known of one cluster, and which workloads are touched by what is learnt. */
export class ClusterStore {
  readonly pods: PodStore;
  readonly nodes: NodeStore;
  readonly #cluster: string;
  readonly #onDirty: () => void;
  readonly #kinds = new Map<WatchedKind, ObjectStore>();
  /** Uids of revisions by the uid of the workload that controls them. */
  readonly #revisions = new Map<string, Set<string>>();
  /** Uids of what controls something that changed: a workload, a revision, or nothing of ours. */
  #touched = new Set<string>();
  #membership = false;
  #nodesChanged = false;
  /** Context kinds of which an object changed, as `group/Kind`. */
  #changedKinds = new Set<string>();

  constructor(options: {
    cluster: string;
    kinds: readonly WatchedKind[];
    feed: PodFeed;
    onDirty: () => void;
  }) {
    this.#cluster = options.cluster;
    this.#onDirty = options.onDirty;
    this.pods = new PodStore({
      cluster: options.cluster,
      feed: options.feed,
      onChange: owner => this.#touch(owner),
      zoneOf: node => this.nodes.zoneOf(node),
    });
    this.nodes = new NodeStore({
      onChange: () => {
        this.#nodesChanged = true;
        this.#onDirty();
      },
      onZones: nodes => this.pods.touchNodes(nodes),
    });
    for (const kind of options.kinds) {
      this.#kinds.set(kind, this.#objectStore(kind));
    }
  }

  podSink(): StoreSink<PodRecord> {
    const { pods } = this;
    return {
      begin: () => pods.begin(),
      upsert: pod => pods.upsert(pod),
      remove: pod => pods.remove(pod.uid),
      synced: () => pods.synced(),
    };
  }

  objectSink(kind: WatchedKind): StoreSink<KubeObject> {
    const store = this.#kinds.get(kind)!;
    const wanted = (object: KubeObject) =>
      kind.role !== 'revision' || this.#hasWatchedController(object);
    return {
      begin: () => store.begin(),
      upsert: object => {
        if (wanted(object)) store.upsert(object);
        else store.remove(object);
      },
      remove: object => store.remove(object),
      synced: () => store.synced(),
    };
  }

  *workloads(): Iterable<Workload> {
    for (const [kind, store] of this.#kinds) {
      if (kind.role !== 'workload') continue;
      for (const object of store.values()) yield this.#workload(kind, object);
    }
  }

  workload(ref: WorkloadRef): Workload | undefined {
    for (const [kind, store] of this.#kinds) {
      if (
        kind.role === 'workload' &&
        kind.group === ref.group &&
        kind.kind === ref.kind
      ) {
        const object = store.named(ref.namespace, ref.name);
        return object && this.#workload(kind, object);
      }
    }
    return undefined;
  }

  podsOf(workload: Workload): PodRow[] {
    const owners = [workload.uid, ...(this.#revisions.get(workload.uid) ?? [])];
    return owners.flatMap(owner => this.pods.ofOwner(owner));
  }

  revisionsOf(workload: Workload): KubeObject[] {
    const uids = this.#revisions.get(workload.uid) ?? [];
    return [...uids].flatMap(uid => this.#revision(uid) ?? []);
  }

  /** What controls the owner of this uid in the end: itself, or through a revision. */
  workloadOfOwner(owner: string): Workload | undefined {
    const revision = this.#revision(owner);
    const uid = (revision && controllerOf(revision)?.uid) ?? owner;
    for (const [kind, store] of this.#kinds) {
      const object = kind.role === 'workload' ? store.get(uid) : undefined;
      if (object) return this.#workload(kind, object);
    }
    return undefined;
  }

  /** Objects of a context kind. */
  objects(query: Omit<ObjectQuery, 'cluster'>): KubeObject[] {
    const { group, kind: name, namespace } = query;
    for (const [kind, store] of this.#kinds) {
      if (
        kind.role === 'context' &&
        kind.group === group &&
        kind.kind === name
      ) {
        return [...store.values()].filter(
          ({ metadata }) =>
            namespace === undefined || metadata.namespace === namespace,
        );
      }
    }
    return [];
  }

  /** Forgets what it tells. */
  takeChange(): StoreChange {
    const workloads = new Set<string>();
    for (const uid of this.#touched) {
      const revision = this.#revision(uid);
      workloads.add((revision && controllerOf(revision)?.uid) ?? uid);
    }
    const change = {
      workloads,
      membership: this.#membership,
      nodes: this.#nodesChanged,
      kinds: this.#changedKinds,
    };
    this.#touched = new Set();
    this.#membership = false;
    this.#nodesChanged = false;
    this.#changedKinds = new Set();
    return change;
  }

  #objectStore(kind: WatchedKind): ObjectStore {
    return new ObjectStore({
      onChange: (before, after) => {
        if (kind.role === 'context') {
          this.#changedKinds.add(`${kind.group}/${kind.kind}`);
          this.#onDirty();
          return;
        }
        if (kind.role === 'workload') {
          this.#touch((after ?? before)!.metadata.uid);
          if (!before || !after || !sameLabels(before, after))
            this.#membership = true;
          return;
        }
        if (before) this.#unlink(before);
        if (after) this.#link(after);
      },
    });
  }

  #link(revision: KubeObject): void {
    const owner = controllerOf(revision)!.uid;
    const siblings = this.#revisions.get(owner);
    if (siblings) siblings.add(revision.metadata.uid);
    else this.#revisions.set(owner, new Set([revision.metadata.uid]));
    this.#touch(owner);
  }

  #unlink(revision: KubeObject): void {
    const owner = controllerOf(revision)!.uid;
    const siblings = this.#revisions.get(owner);
    siblings?.delete(revision.metadata.uid);
    if (siblings?.size === 0) this.#revisions.delete(owner);
    this.#touch(owner);
  }

  #revision(uid: string): KubeObject | undefined {
    for (const [kind, store] of this.#kinds) {
      const object = kind.role === 'revision' ? store.get(uid) : undefined;
      if (object) return object;
    }
    return undefined;
  }

  #hasWatchedController(object: KubeObject): boolean {
    const owner = controllerOf(object);
    if (!owner) return false;
    const group = groupOf(owner.apiVersion);
    return [...this.#kinds.keys()].some(
      kind =>
        kind.role === 'workload' &&
        kind.kind === owner.kind &&
        kind.group === group,
    );
  }

  #workload(kind: WatchedKind, object: KubeObject): Workload {
    return toWorkload(this.#cluster, kind, object);
  }

  #touch(uid: string): void {
    if (uid === '') return;
    this.#touched.add(uid);
    this.#onDirty();
  }
}
