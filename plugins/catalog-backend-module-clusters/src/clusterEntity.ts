import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type ResourceEntity,
} from '@backstage/catalog-model';
import type { ClusterInfo } from '@pilotage/fleet-common';
import { clusterAnnotation } from '@pilotage/plugin-cluster-health-common';
import { entityNameOf } from './entityName';

/** Where the catalog says our entities come from; also how we tell them from others'. */
export const locationScheme = 'pilotage-cluster';

/** What is known of a cluster. */
export interface ClusterDescription {
  readonly cluster: ClusterInfo;
  /** Entity refs of the components with workloads on it. */
  readonly components: readonly string[];
  /** `gitVersion` of its API server; absent while it does not answer. */
  readonly version?: string;
}

/**
 * The entity of a cluster. Without `kubernetes.io/api-server`: the Kubernetes plugin would take the entity for a cluster
 * to add, and list it twice.
 */
export function clusterEntity(
  { cluster, components, version }: ClusterDescription,
  options: { readonly owner: string; readonly namespace: string },
): ResourceEntity {
  const location = `${locationScheme}:${cluster.name}`;
  const { environment, region } = cluster;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: entityNameOf(cluster.name),
      namespace: options.namespace,
      ...(cluster.title === cluster.name ? {} : { title: cluster.title }),
      description: describe(cluster),
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [clusterAnnotation]: cluster.name,
        ...(version === undefined
          ? {}
          : { 'pilotage.dev/kubernetes-version': version }),
      },
      labels: {
        ...(environment === undefined
          ? {}
          : { 'pilotage.dev/environment': wordOf(environment) }),
        ...(region === undefined
          ? {}
          : { 'pilotage.dev/region': wordOf(region) }),
      },
      tags: ['kubernetes', ...(environment ? [wordOf(environment)] : [])],
    },
    spec: {
      type: 'kubernetes-cluster',
      owner: options.owner,
      ...(components.length === 0
        ? {}
        : { dependencyOf: [...components].sort() }),
    },
  };
}

function describe({ environment, region }: ClusterInfo): string {
  const what = environment
    ? `Kubernetes cluster of environment ${environment}`
    : 'Kubernetes cluster';
  return region ? `${what} in ${region}` : what;
}

/** What both a label and a tag may hold: lower-case letters, digits and dashes, at most 63. */
function wordOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}
