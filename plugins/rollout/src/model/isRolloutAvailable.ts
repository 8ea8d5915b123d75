import type { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';

const withId = {
  'metadata.annotations.backstage.io/kubernetes-id': { $exists: true },
} as const;
const withSelector = {
  'metadata.annotations.backstage.io/kubernetes-label-selector': {
    $exists: true,
  },
} as const;

/** Entities that name workloads, as a predicate a portal may replace in its configuration. */
export const rolloutFilter: {
  $any: (typeof withId | typeof withSelector)[];
} = { $any: [withId, withSelector] };

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
