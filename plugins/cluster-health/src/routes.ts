import { createRouteRef } from '@backstage/core-plugin-api';

/** Where the page of all clusters is mounted. These refs serve both frontend systems. */
export const clustersRouteRef = createRouteRef({ id: 'cluster-health' });

/** Where the Cluster health tab of a component is mounted. */
export const entityHealthRouteRef = createRouteRef({
  id: 'cluster-health:entity',
});

/** Where the Health tab of a cluster's entity is mounted. */
export const clusterEntityRouteRef = createRouteRef({
  id: 'cluster-health:cluster-entity',
});
