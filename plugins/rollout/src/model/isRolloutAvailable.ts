import type { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

/** Entities that name workloads, as a predicate a portal may replace in its configuration. */
export const rolloutFilter = {
  $any: [
    hasAnnotation(KUBERNETES_ANNOTATION),
    hasAnnotation(KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION),
  ],
};

function hasAnnotation(name: string): Record<string, { $exists: boolean }> {
  return { [`metadata.annotations.${name}`]: { $exists: true } };
}

/**
 * Whether an entity names workloads: it carries `backstage.io/kubernetes-id` or `-label-selector`.
 *
 * @public
 */
export function isRolloutAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return Boolean(
    annotations[KUBERNETES_ANNOTATION] ||
      annotations[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION],
  );
}
