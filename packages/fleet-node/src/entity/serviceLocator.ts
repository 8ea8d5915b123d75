import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

/**
 * How the Kubernetes plugin finds the clusters of an entity (`kubernetes.serviceLocatorMethod.type`).
 *
 * @public
 */
export type ServiceLocator = 'multiTenant' | 'singleTenant' | 'catalogRelation';

/**
 * The service locator in the configuration of the Kubernetes plugin; one of its own making is taken for
 * `multiTenant`, which leaves no cluster out.
 *
 * @public
 */
export function serviceLocatorFromConfig(config: Config): ServiceLocator {
  const type = config.getOptionalString('kubernetes.serviceLocatorMethod.type');
  switch (type) {
    case 'singleTenant':
    case 'catalogRelation':
      return type;
    default:
      return 'multiTenant';
  }
}

/** The clusters, out of those there are, that a service locator chooses for an entity. */
export function locateClusters(
  entity: Entity,
  options: {
    readonly clusters: readonly string[];
    readonly serviceLocator: ServiceLocator;
    /** Value of the cluster annotation. */
    readonly cluster: string | undefined;
  },
): string[] {
  const { clusters, serviceLocator, cluster } = options;
  switch (serviceLocator) {
    case 'singleTenant':
      return clusters.filter(name => cluster === undefined || name === cluster);
    case 'catalogRelation': {
      const namespace = entity.metadata.namespace ?? 'default';
      const needed = new Set(
        entity.relations
          ?.filter(({ type }) => type === 'dependsOn')
          .map(({ targetRef }) => targetRef),
      );
      return clusters.filter(name =>
        needed.has(`resource:${namespace}/${name}`),
      );
    }
    default:
      return [...clusters];
  }
}
