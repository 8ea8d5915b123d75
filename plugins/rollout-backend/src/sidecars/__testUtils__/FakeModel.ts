import type { ClusterState, ClusterStatus } from '@pilotage/fleet-common';
import type {
  FleetChange,
  IndexedEntity,
  KubeObject,
  ObjectQuery,
  PodGroup,
  PodGroupChange,
  Workload,
  WorkloadQuery,
} from '@pilotage/fleet-node';
import type { MatrixEntities, MatrixModel } from '../matrix/types';

/** A model one can write into, which tells what changed as the real one does. */
export class FakeModel implements MatrixModel {
  readonly #statuses = new Map<string, ClusterStatus>();
  readonly #groups = new Map<string, PodGroup>();
  readonly #workloads = new Map<string, Workload>();
  readonly #owners = new Map<string, string>();
  readonly #revisions = new Map<string, readonly KubeObject[]>();
  readonly #objects = new Map<string, readonly KubeObject[]>();
  readonly #groupListeners = new Set<(change: PodGroupChange) => void>();
  readonly #listeners = new Set<(change: FleetChange) => void>();
  #quiet = false;

  constructor(
    ...clusters: readonly (string | { name: string; environment: string })[]
  ) {
    for (const cluster of clusters) {
      const { name, ...place } =
        typeof cluster === 'string' ? { name: cluster } : cluster;
      this.#statuses.set(name, {
        cluster: {
          name,
          title: name.toUpperCase(),
          authProvider: 'none',
          identity: 'server',
          ...place,
        },
        condition: { state: 'live', since: 0 },
        notInstalled: [],
        notReadable: [],
      });
    }
  }

  clusters() {
    return [...this.#statuses.values()];
  }

  workloads({ cluster }: WorkloadQuery) {
    return [...this.#workloads.values()].filter(
      ({ ref }) => ref.cluster === cluster,
    );
  }

  revisionsOf({ uid }: Workload) {
    return this.#revisions.get(uid) ?? [];
  }

  objects({ cluster, group, kind }: ObjectQuery) {
    return this.#objects.get(`${cluster} ${group}/${kind}`) ?? [];
  }

  workloadOfOwner(cluster: string, owner: string) {
    const uid = this.#owners.get(`${cluster} ${owner}`);
    return uid === undefined ? undefined : this.#workloads.get(uid);
  }

  podGroups(cluster: string) {
    return [...this.#groups.values()].filter(
      group => group.cluster === cluster,
    );
  }

  observePodGroups(listener: (change: PodGroupChange) => void) {
    for (const group of this.#groups.values()) {
      const { cluster, id, pods } = group;
      listener({ cluster, id, delta: pods, group });
    }
    this.#groupListeners.add(listener);
    return () => this.#groupListeners.delete(listener);
  }

  subscribe(listener: (change: FleetChange) => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The group has so many pods now; with none it is gone. */
  group(group: PodGroup): void {
    const { cluster, id } = group;
    const key = `${cluster} ${id}`;
    const delta = group.pods - (this.#groups.get(key)?.pods ?? 0);
    if (delta === 0) return;
    const gone = group.pods === 0;
    if (gone) this.#groups.delete(key);
    else this.#groups.set(key, group);
    for (const listener of this.#groupListeners) {
      listener({ cluster, id, delta, group: gone ? undefined : group });
    }
  }

  condition(cluster: string, condition: ClusterState): void {
    const status = this.#statuses.get(cluster)!;
    this.#statuses.set(cluster, { ...status, condition });
    this.#tell(cluster, { condition: true });
  }

  /** A workload, and what it controls pods through. */
  workload(
    workload: Workload,
    more: {
      readonly owners?: readonly string[];
      readonly revisions?: readonly KubeObject[];
    } = {},
  ): void {
    const { uid, ref } = workload;
    const before = this.#workloads.get(uid)?.object.metadata.labels;
    const membership =
      JSON.stringify(before) !==
      JSON.stringify(workload.object.metadata.labels ?? null);
    this.#workloads.set(uid, workload);
    if (more.revisions) this.#revisions.set(uid, more.revisions);
    for (const owner of more.owners ?? []) {
      this.#owners.set(`${ref.cluster} ${owner}`, uid);
    }
    this.#tell(ref.cluster, { workloads: new Set([uid]), membership });
  }

  removeWorkload({ uid, ref }: Workload): void {
    if (!this.#workloads.delete(uid)) return;
    this.#tell(ref.cluster, { workloads: new Set([uid]), membership: true });
  }

  context(cluster: string, kind: string, objects: readonly KubeObject[]): void {
    this.#objects.set(`${cluster} ${kind}`, objects);
    this.#tell(cluster, { kinds: new Set([kind]) });
  }

  /** Changes nobody is told of, as while a cluster is read for the first time. */
  quietly(change: () => void): void {
    this.#quiet = true;
    change();
    this.#quiet = false;
  }

  #tell(cluster: string, change: Partial<FleetChange>): void {
    if (this.#quiet) return;
    for (const listener of this.#listeners) {
      listener({
        cluster,
        workloads: new Set(),
        membership: false,
        nodes: false,
        kinds: new Set(),
        condition: false,
        ...change,
      });
    }
  }
}

/** Entities found by label `backstage.io/kubernetes-id`. */
export class FakeEntities implements MatrixEntities {
  readonly #byId = new Map<string, IndexedEntity>();
  readonly #listeners = new Set<() => void>();

  ownerOf({ labels }: { readonly labels: Readonly<Record<string, string>> }) {
    return this.#byId.get(labels['backstage.io/kubernetes-id'] ?? '');
  }

  subscribe(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes the entity, changes its owner, or with `null` removes it. */
  entity(id: string, owner: string | null): void {
    if (owner === null) this.#byId.delete(id);
    else {
      this.#byId.set(id, {
        entityRef: `component:default/${id}`,
        owner,
        title: id,
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: id },
        },
      });
    }
    for (const listener of this.#listeners) listener();
  }
}

/** A Deployment. */
export function deployment(
  name: string,
  labels: Readonly<Record<string, string>> = {},
  cluster = 'one',
): Workload {
  const uid = `${cluster}-${name}`;
  return {
    ref: {
      cluster,
      group: 'apps',
      kind: 'Deployment',
      namespace: 'shop',
      name,
    },
    uid,
    apiVersion: 'apps/v1',
    plural: 'deployments',
    object: { metadata: { name, uid, resourceVersion: '1', labels } },
  };
}
