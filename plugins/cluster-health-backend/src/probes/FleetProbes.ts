import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterInfo } from '@pilotage/fleet-common';
import type { Clock, ClusterAccess, FleetModel } from '@pilotage/fleet-node';
import type { ClusterHealthConfig } from '../config/clusterHealthConfig';
import { ClusterProbes } from './ClusterProbes';
import { probeCertificate } from './probeCertificate';
import type { ProbeTarget } from './probeTargets';
import type { ServerAddress } from './serverAddresses';

/** @see {@link FleetProbes} */
export interface FleetProbesOptions {
  readonly model: Pick<FleetModel, 'clusters' | 'subscribe'>;
  readonly access: Pick<ClusterAccess, 'connect'>;
  readonly targets: readonly ProbeTarget[];
  readonly config: ClusterHealthConfig['probes'];
  readonly addressOf: (cluster: string) => ServerAddress | undefined;
  readonly logger: Pick<LoggerService, 'warn'>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Called after each round of a cluster. */
  readonly onRound: (cluster: string) => void;
}

/** The probes of all clusters the model lists, each on its own. Clusters that want a person's credentials have none. */
export class FleetProbes {
  readonly #options: FleetProbesOptions;
  readonly #probes = new Map<
    string,
    { readonly cluster: ClusterInfo; readonly probes: ClusterProbes }
  >();
  readonly #unsubscribe: () => void;

  constructor(options: FleetProbesOptions) {
    this.#options = options;
    this.#unsubscribe = options.model.subscribe(({ membership, condition }) => {
      if (membership || condition) this.#update();
    });
    this.#update();
  }

  of(cluster: string): ClusterProbes | undefined {
    return this.#probes.get(cluster)?.probes;
  }

  stop(): void {
    this.#unsubscribe();
    for (const { probes } of this.#probes.values()) probes.stop();
    this.#probes.clear();
  }

  #update(): void {
    const listed = new Map(
      this.#options.model
        .clusters()
        .map(({ cluster }) => [cluster.name, cluster] as const),
    );
    for (const [name, { cluster, probes }] of this.#probes) {
      // A cluster that is listed anew may have another address.
      if (listed.get(name) === cluster) continue;
      probes.stop();
      this.#probes.delete(name);
    }
    for (const cluster of listed.values()) {
      if (cluster.identity === 'user' || this.#probes.has(cluster.name)) {
        continue;
      }
      this.#start(cluster);
    }
  }

  #start(cluster: ClusterInfo): void {
    const { access, addressOf, clock, config, onRound, random, targets } =
      this.#options;
    const { timeoutMs } = config;
    const { name } = cluster;
    const probes = new ClusterProbes({
      ...config,
      cluster,
      connection: access.connect(cluster),
      targets,
      clock,
      random,
      certificate: async () =>
        probeCertificate({
          address: addressOf(name),
          timeoutMs,
          now: () => clock.now(),
        }),
      onRound: () => onRound(name),
    });
    this.#probes.set(name, { cluster, probes });
  }
}
