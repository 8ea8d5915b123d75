import { createRouteRef } from '@backstage/core-plugin-api';

/** Where the Rollout tab of an entity is mounted. Serves both frontend systems. */
export const rolloutRouteRef = createRouteRef({ id: 'rollout' });
