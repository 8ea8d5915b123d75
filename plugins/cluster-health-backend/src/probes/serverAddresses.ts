import type { Entity } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

/** Where an API server is, as the Kubernetes plugin was told. */
export interface ServerAddress {
  readonly url: string;
}

/** Annotation by which the Kubernetes plugin's catalog locator finds a cluster. */
const apiServerAnnotation = 'kubernetes.io/api-server';

/**
 * The addresses of API servers that the Kubernetes plugin connects to itself: those in its configuration, and those in
 * the catalog if it takes clusters from there. Others (GKE, custom suppliers) are not known here.
 */
export function serverAddresses(
  config: Config,
): (cluster: string, entity: Entity | undefined) => ServerAddress | undefined {
  const methods =
    config.getOptionalConfigArray('kubernetes.clusterLocatorMethods') ?? [];
  const configured = new Map<string, ServerAddress>();
  let fromCatalog = false;
  for (const method of methods) {
    switch (method.getOptionalString('type')) {
      case 'config':
        for (const cluster of method.getOptionalConfigArray('clusters') ?? []) {
          const name = cluster.getOptionalString('name');
          const url = cluster.getOptionalString('url');
          if (name && url) configured.set(name, { url });
        }
        break;
      case 'localKubectlProxy':
        configured.set('local', { url: 'http://localhost:8001' });
        break;
      case 'catalog':
        fromCatalog = true;
        break;
      default:
    }
  }
  return (cluster, entity) => {
    const known = configured.get(cluster);
    if (known || !fromCatalog) return known;
    const url = entity?.metadata.annotations?.[apiServerAnnotation];
    return url ? { url } : undefined;
  };
}
