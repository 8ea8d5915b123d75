import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Clock } from '@pilotage/fleet-node';
import { clusterAnnotation } from '@pilotage/plugin-cluster-health-common';

const everyMs = 60_000;
const retryMs = 5_000;

/**
 * The `Resource` entities of type `kubernetes-cluster`, by the name of the cluster they are about: that in their annotation,
 * else their own. Read as our own service, again and again.
 */
export class ClusterEntities {
  readonly #options: {
    readonly catalog: CatalogService;
    readonly auth: AuthService;
    readonly logger: Pick<LoggerService, 'warn'>;
    readonly clock: Clock;
    readonly onChange: () => void;
  };
  #byCluster: ReadonlyMap<string, Entity> = new Map();
  #timer: unknown;
  #stopped = false;
  #failures = 0;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: Pick<LoggerService, 'warn'>;
    clock: Clock;
    /** Called after every reading. */
    onChange: () => void;
  }) {
    this.#options = options;
    void this.#read();
  }

  entity(cluster: string): Entity | undefined {
    return this.#byCluster.get(cluster);
  }

  entityRef(cluster: string): string | undefined {
    const entity = this.entity(cluster);
    return entity && stringifyEntityRef(entity);
  }

  stop(): void {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#timer);
  }

  async #read(): Promise<void> {
    const { catalog, auth, logger, clock, onChange } = this.#options;
    try {
      const { items } = await catalog.getEntities(
        { filter: { kind: 'Resource', 'spec.type': 'kubernetes-cluster' } },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      this.#byCluster = new Map(
        items.map(entity => [clusterNameOf(entity), entity]),
      );
      this.#failures = 0;
      onChange();
    } catch (error) {
      this.#failures += 1;
      // The first ones are ordinary: plugins start in no particular order.
      if (this.#failures === 4) {
        logger.warn('The entities of clusters cannot be read', toError(error));
      }
    }
    if (this.#stopped) return;
    this.#timer = clock.setTimeout(
      () => void this.#read(),
      this.#failures > 0 ? retryMs : everyMs,
    );
  }
}

/** The cluster, as the Kubernetes plugin names it, that an entity is about. */
export function clusterNameOf({ metadata }: Entity): string {
  return metadata.annotations?.[clusterAnnotation] || metadata.name;
}
