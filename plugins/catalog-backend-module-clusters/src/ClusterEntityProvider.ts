import type {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  ClusterAccess,
  EntityIndex,
  FleetModel,
} from '@pilotage/fleet-node';
import { clusterEntity } from './clusterEntity';
import { ClusterVersions } from './ClusterVersions';
import { componentsOn } from './componentsOn';
import { foreignEntities } from './foreignEntities';
import type { ClustersConfig } from './readConfig';

/** What the provider stands on. */
export interface ClusterEntityProviderOptions {
  readonly config: ClustersConfig;
  readonly access: Pick<ClusterAccess, 'listClusters' | 'connect'>;
  readonly model: Pick<FleetModel, 'podGroups'>;
  readonly index: Pick<EntityIndex, 'ownerOf'>;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly logger: LoggerService;
  readonly taskRunner: SchedulerServiceTaskRunner;
}

/**
 * Keeps one Resource per cluster of the Kubernetes plugin. Every run states the whole truth; when the clusters cannot be
 * listed, or the catalog cannot say whose a name is, the run fails and nothing changes.
 */
export class ClusterEntityProvider implements EntityProvider {
  readonly #options: ClusterEntityProviderOptions;
  readonly #versions: ClusterVersions;
  readonly #told = new Set<string>();

  constructor(options: ClusterEntityProviderOptions) {
    this.#options = options;
    this.#versions = new ClusterVersions(options);
  }

  getProviderName(): string {
    return 'pilotage-clusters';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#options.taskRunner.run({
      id: 'pilotage-clusters-refresh',
      fn: () => this.#refresh(connection),
    });
  }

  async #refresh(connection: EntityProviderConnection): Promise<void> {
    const { access, config } = this.#options;
    const clusters = await access.listClusters();
    const entities = await Promise.all(
      clusters.map(async cluster =>
        clusterEntity(
          {
            cluster,
            components: componentsOn(cluster.name, this.#options),
            version: await this.#versions.of(cluster),
          },
          config,
        ),
      ),
    );
    const foreign = await foreignEntities(
      entities.map(entity => stringifyEntityRef(entity)),
      this.#options,
    );
    for (const ref of foreign) this.#tellOnce(ref);
    await connection.applyMutation({
      type: 'full',
      entities: entities
        .filter(entity => !foreign.has(stringifyEntityRef(entity)))
        .map(entity => ({ entity, locationKey: this.getProviderName() })),
    });
  }

  #tellOnce(ref: string): void {
    if (this.#told.has(ref)) return;
    this.#told.add(ref);
    this.#options.logger.info(
      `${ref} is in the catalog already and stays as it is; annotate it with pilotage.dev/cluster to give it the cluster's health`,
    );
  }
}
