import { createRouteRef } from '@backstage/core-plugin-api';

/** Where the Rollout tab of an entity is mounted. These refs serve both frontend systems. */
export const rolloutRouteRef = createRouteRef({ id: 'rollout' });

/** Where the Sidecars tab of an entity is mounted. */
export const entitySidecarsRouteRef = createRouteRef({
  id: 'rollout:entity-sidecars',
});

/** Where the page of the whole fleet's sidecars is mounted. */
export const sidecarsRouteRef = createRouteRef({ id: 'rollout:sidecars' });
