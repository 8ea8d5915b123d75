import type { Entity } from '@backstage/catalog-model';
import { parseLabelSelector } from '../model/labelSelector';
import type { ServiceLocator } from './serviceLocator';
import { locateClusters } from './serviceLocator';

/** Annotations of the Kubernetes plugin that lead from an entity to its workloads. @public */
export const kubernetesAnnotations = {
  id: 'backstage.io/kubernetes-id',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;

/** @public */
export interface EntityTargetsOptions {
  /** Names of the clusters there are. */
  readonly clusters: readonly string[];
  readonly serviceLocator: ServiceLocator;
}

/**
 * Where the workloads of an entity are to be found.
 *
 * @public
 */
export interface EntityTargets {
  /** Names of clusters; empty when the entity leads to none, or its selector cannot be read. */
  readonly clusters: readonly string[];
  /** All namespaces when not set. */
  readonly namespace?: string;
  readonly labelSelector: string;
  /** What led here, in order, to explain an empty page. */
  readonly tried: readonly EntityTrial[];
}

/**
 * One step on the way from an entity to its workloads.
 *
 * @public
 */
export type EntityTrial =
  | {
      readonly kind: 'annotation';
      readonly name: string;
      /** Missing when the entity has no such annotation. */
      readonly value?: string;
      /** Whether it had a say in the result. */
      readonly used: boolean;
    }
  | {
      readonly kind: 'label-selector';
      readonly value: string;
      /** Why it cannot be used. */
      readonly problem?: string;
    }
  | {
      readonly kind: 'service-locator';
      readonly method: ServiceLocator;
      /** Clusters it was given, and those it chose. */
      readonly from: readonly string[];
      readonly chosen: readonly string[];
    };

/**
 * Follows the same annotations and the same service locator as the Kubernetes plugin, so that an entity with a
 * Kubernetes tab finds the same workloads here. Without any annotation the entity's name is the id.
 *
 * @public
 */
export function resolveEntityTargets(
  entity: Entity,
  options: EntityTargetsOptions,
): EntityTargets {
  const { clusters: known, serviceLocator } = options;
  const annotation = (key: keyof typeof kubernetesAnnotations) =>
    entity.metadata.annotations?.[kubernetesAnnotations[key]] || undefined;

  const explicit = annotation('labelSelector');
  const labelSelector =
    explicit ??
    `${kubernetesAnnotations.id}=${annotation('id') ?? entity.metadata.name}`;
  const problem = selectorProblem(labelSelector);
  const namespace = annotation('namespace');
  const cluster = annotation('cluster');
  const located = locateClusters(entity, {
    clusters: known,
    serviceLocator,
    cluster,
  });

  const trial = (
    key: keyof typeof kubernetesAnnotations,
    used: boolean,
  ): EntityTrial => ({
    kind: 'annotation',
    name: kubernetesAnnotations[key],
    value: annotation(key),
    used: used && annotation(key) !== undefined,
  });
  return {
    clusters: problem === undefined ? located : [],
    namespace,
    labelSelector,
    tried: [
      trial('labelSelector', true),
      trial('id', explicit === undefined),
      { kind: 'label-selector', value: labelSelector, problem },
      trial('namespace', true),
      trial('cluster', serviceLocator === 'singleTenant'),
      {
        kind: 'service-locator',
        method: serviceLocator,
        from: known,
        chosen: located,
      },
    ],
  };
}

function selectorProblem(selector: string): string | undefined {
  try {
    parseLabelSelector(selector);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
