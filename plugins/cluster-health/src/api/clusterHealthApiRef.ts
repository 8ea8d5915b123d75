import { createApiRef } from '@backstage/core-plugin-api';
import type { ClusterHealthApi } from '@pilotage/plugin-cluster-health-common';

/**
 * The backend's API as the browser calls it.
 *
 * @public
 */
export const clusterHealthApiRef = createApiRef<ClusterHealthApi>({
  id: 'plugin.cluster-health.client',
});
