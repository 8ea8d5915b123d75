import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiHeartPulseLine } from '@remixicon/react';
import { ClusterHealthClient } from './api/ClusterHealthClient';
import { clusterHealthApiRef } from './api/clusterHealthApiRef';
import { clusterFilter } from './model/clusterEntity';
import { workloadsFilter } from './model/isClusterHealthAvailable';
import {
  clusterEntityRouteRef,
  clustersRouteRef,
  entityHealthRouteRef,
} from './routes';

const clusterHealthApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: clusterHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ClusterHealthClient(deps),
    }),
});

const clustersPage = PageBlueprint.make({
  params: {
    path: '/clusters',
    title: 'Clusters',
    icon: <RiHeartPulseLine fontSize="inherit" />,
    routeRef: clustersRouteRef,
    loader: () =>
      import('./components/ClustersPage').then(m => <m.ClustersPage />),
  },
});

const entityHealthContent = EntityContentBlueprint.make({
  params: {
    path: 'health',
    title: 'Cluster health',
    group: 'operation',
    routeRef: entityHealthRouteRef,
    filter: workloadsFilter,
    loader: () =>
      import('./components/entity/EntityHealthTab').then(m => (
        <m.EntityHealthTab />
      )),
  },
});

const clusterEntityContent = EntityContentBlueprint.make({
  name: 'cluster',
  params: {
    path: 'cluster-health',
    title: 'Health',
    group: 'operation',
    routeRef: clusterEntityRouteRef,
    filter: clusterFilter,
    loader: () =>
      import('./components/ClusterEntityTab').then(m => <m.ClusterEntityTab />),
  },
});

const entityHealthCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: workloadsFilter,
    loader: () =>
      import('./components/cards/EntityHealthCard').then(m => (
        <m.EntityHealthCard />
      )),
  },
});

const clusterSummaryCard = EntityCardBlueprint.make({
  name: 'cluster',
  params: {
    type: 'content',
    filter: clusterFilter,
    loader: () =>
      import('./components/cards/ClusterSummaryCard').then(m => (
        <m.ClusterSummaryCard />
      )),
  },
});

/**
 * The cluster health plugin for Backstage's frontend system.
 *
 * @public
 */
export const clusterHealthPlugin = createFrontendPlugin({
  pluginId: 'cluster-health',
  title: 'Cluster health',
  info: { packageJson: () => import('../package.json') },
  routes: {
    clusters: clustersRouteRef,
    entityContent: entityHealthRouteRef,
    clusterEntityContent: clusterEntityRouteRef,
  },
  extensions: [
    clusterHealthApi,
    clustersPage,
    entityHealthContent,
    clusterEntityContent,
    entityHealthCard,
    clusterSummaryCard,
  ],
});
