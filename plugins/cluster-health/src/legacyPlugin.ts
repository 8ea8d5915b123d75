import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ClusterHealthClient } from './api/ClusterHealthClient';
import { clusterHealthApiRef } from './api/clusterHealthApiRef';
import {
  clusterEntityRouteRef,
  clustersRouteRef,
  entityHealthRouteRef,
} from './routes';

/**
 * The cluster health plugin for the classic frontend system.
 *
 * @public
 */
export const clusterHealthPlugin = createPlugin({
  id: 'cluster-health',
  routes: {
    clusters: clustersRouteRef,
    entityContent: entityHealthRouteRef,
    clusterEntityContent: clusterEntityRouteRef,
  },
  apis: [
    createApiFactory({
      api: clusterHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ClusterHealthClient(deps),
    }),
  ],
});

/**
 * The page of all clusters: `<Route path="/clusters" element={<ClusterHealthPage />} />`.
 *
 * @public
 */
export const ClusterHealthPage = clusterHealthPlugin.provide(
  createRoutableExtension({
    name: 'ClusterHealthPage',
    component: () =>
      import('./components/LegacyClustersPage').then(m => m.LegacyClustersPage),
    mountPoint: clustersRouteRef,
  }),
);

/**
 * The Cluster health tab of a component:
 * `<EntityLayout.Route path="/health" title="Cluster health"><EntityClusterHealthContent /></EntityLayout.Route>`.
 *
 * @public
 */
export const EntityClusterHealthContent = clusterHealthPlugin.provide(
  createRoutableExtension({
    name: 'EntityClusterHealthContent',
    component: () =>
      import('./components/entity/EntityHealthTab').then(
        m => m.EntityHealthTab,
      ),
    mountPoint: entityHealthRouteRef,
  }),
);

/**
 * The Health tab of a cluster's entity.
 *
 * @public
 */
export const KubernetesClusterHealthContent = clusterHealthPlugin.provide(
  createRoutableExtension({
    name: 'KubernetesClusterHealthContent',
    component: () =>
      import('./components/ClusterEntityTab').then(m => m.ClusterEntityTab),
    mountPoint: clusterEntityRouteRef,
  }),
);

/**
 * The overview card of a component: a grid item on the entity page.
 *
 * @public
 */
export const EntityClusterHealthCard = clusterHealthPlugin.provide(
  createComponentExtension({
    name: 'EntityClusterHealthCard',
    component: {
      lazy: () =>
        import('./components/cards/EntityHealthCard').then(
          m => m.EntityHealthCard,
        ),
    },
  }),
);

/**
 * The overview card of a cluster's entity.
 *
 * @public
 */
export const KubernetesClusterHealthCard = clusterHealthPlugin.provide(
  createComponentExtension({
    name: 'KubernetesClusterHealthCard',
    component: {
      lazy: () =>
        import('./components/cards/ClusterSummaryCard').then(
          m => m.ClusterSummaryCard,
        ),
    },
  }),
);
