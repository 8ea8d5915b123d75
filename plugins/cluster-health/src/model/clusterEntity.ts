import type { Entity } from '@backstage/catalog-model';
import { clusterAnnotation } from '@pilotage/plugin-cluster-health-common';

const type = 'kubernetes-cluster';

/** Entities that are clusters, as a predicate a portal may replace in its configuration. */
export const clusterFilter = { kind: 'resource', 'spec.type': type };

/**
 * Whether an entity is a cluster: a Resource of type `kubernetes-cluster`.
 *
 * @public
 */
export function isKubernetesCluster(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === type
  );
}

/** Name of the cluster as the Kubernetes plugin knows it. */
export function clusterNameOf(entity: Entity): string {
  return (
    entity.metadata.annotations?.[clusterAnnotation] ?? entity.metadata.name
  );
}
