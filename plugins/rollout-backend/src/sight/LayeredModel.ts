import type { ClusterStatus, WorkloadRef } from '@pilotage/fleet-common';
import type {
  FleetChange,
  FleetModel,
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

  subscribe(listener: (change: FleetChange) => void): () => void {
    const ends = [this.#shared, ...this.#own.values()].map(model =>
      model.subscribe(listener),
    );
    return () => {
      for (const end of ends) end();
    };
  }

  #of(cluster: string): FleetModel {
    return this.#own.get(cluster) ?? this.#shared;
  }
}
