import type { Entity } from '@backstage/catalog-model';

const withId = {
  'metadata.annotations.backstage.io/kubernetes-id': { $exists: true },
} as const;
const withSelector = {
  'metadata.annotations.backstage.io/kubernetes-label-selector': {
    $exists: true,
  },
} as const;

/** Entities that name workloads, as a predicate a portal may replace in its configuration. */
export const workloadsFilter: {
  $any: (typeof withId | typeof withSelector)[];
} = { $any: [withId, withSelector] };

/**
 * Whether an entity names workloads: it carries `backstage.io/kubernetes-id` or `-label-selector`.
 *
 * @public
 */
export function isClusterHealthAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return Boolean(
    annotations['backstage.io/kubernetes-id'] ||
      annotations['backstage.io/kubernetes-label-selector'],
  );
}
