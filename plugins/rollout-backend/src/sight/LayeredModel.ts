import type { ClusterStatus, WorkloadRef } from '@pilotage/fleet-common';
import type {
  FleetChange,
  FleetModel,
  ObjectQuery,
  PodGroupChange,
  PodObserver,
  Workload,
  WorkloadQuery,
} from '@pilotage/fleet-node';

/** The shared model, with clusters that only one person sees laid over it. */
export class LayeredModel implements FleetModel {
  readonly #shared: FleetModel;
  readonly #own: ReadonlyMap<string, FleetModel>;

  constructor(options: {
    shared: FleetModel;
    /** By name of the cluster each of them follows. */
    own: ReadonlyMap<string, FleetModel>;
  }) {
    this.#shared = options.shared;
    this.#own = options.own;
  }

  clusters(): readonly ClusterStatus[] {
    return this.#shared
      .clusters()
      .map(status => this.cluster(status.cluster.name) ?? status);
  }

  cluster(name: string): ClusterStatus | undefined {
    return this.#own.get(name)?.cluster(name) ?? this.#shared.cluster(name);
  }

  workloads(query: WorkloadQuery): readonly Workload[] {
    if (query.cluster !== undefined) {
      return this.#of(query.cluster).workloads(query);
    }
    return this.clusters().flatMap(({ cluster }) =>
      this.#of(cluster.name).workloads({ ...query, cluster: cluster.name }),
    );
  }

  workload(ref: WorkloadRef): Workload | undefined {
    return this.#of(ref.cluster).workload(ref);
  }

  podsOf(workload: Workload) {
    return this.#of(workload.ref.cluster).podsOf(workload);
  }

  revisionsOf(workload: Workload) {
    return this.#of(workload.ref.cluster).revisionsOf(workload);
  }

  workloadOfOwner(cluster: string, owner: string) {
    return this.#of(cluster).workloadOfOwner(cluster, owner);
  }

  pods(cluster: string) {
    return this.#of(cluster).pods(cluster);
  }

  podGroups(cluster: string) {
    return this.#of(cluster).podGroups(cluster);
  }

  podsOfGroups(cluster: string, groups: ReadonlySet<number>) {
    return this.#of(cluster).podsOfGroups(cluster, groups);
  }

  nodes(cluster: string) {
    return this.#of(cluster).nodes(cluster);
  }

  objects(query: ObjectQuery) {
    return this.#of(query.cluster).objects(query);
  }

  observePods(observer: PodObserver): () => void {
    return this.#everywhere(model => model.observePods(observer));
  }

  observePodGroups(listener: (change: PodGroupChange) => void): () => void {
    return this.#everywhere(model => model.observePodGroups(listener));
  }

  subscribe(listener: (change: FleetChange) => void): () => void {
    return this.#everywhere(model => model.subscribe(listener));
  }

  #everywhere(follow: (model: FleetModel) => () => void): () => void {
    const ends = [this.#shared, ...this.#own.values()].map(follow);
    return () => {
      for (const end of ends) end();
    };
  }

  #of(cluster: string): FleetModel {
    return this.#own.get(cluster) ?? this.#shared;
  }
}
