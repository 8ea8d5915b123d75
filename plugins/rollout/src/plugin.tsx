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
import { RiStackLine } from '@remixicon/react';
import { RolloutClient } from './api/RolloutClient';
import { rolloutApiRef } from './api/rolloutApiRef';
import { rolloutFilter } from './model/isRolloutAvailable';
import {
  entitySidecarsRouteRef,
  rolloutRouteRef,
  sidecarsRouteRef,
} from './routes';

const rolloutApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: rolloutApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new RolloutClient(deps),
    }),
});

const entityRolloutContent = EntityContentBlueprint.make({
  params: {
    path: 'rollout',
    title: 'Rollout',
    group: 'deployment',
    routeRef: rolloutRouteRef,
    filter: rolloutFilter,
    loader: () => import('./components/RolloutTab').then(m => <m.RolloutTab />),
  },
});

const entitySidecarsContent = EntityContentBlueprint.make({
  name: 'sidecars',
  params: {
    path: 'sidecars',
    title: 'Sidecars',
    group: 'deployment',
    routeRef: entitySidecarsRouteRef,
    filter: rolloutFilter,
    loader: () =>
      import('./components/sidecars/SidecarsTab').then(m => <m.SidecarsTab />),
  },
});

const sidecarsPage = PageBlueprint.make({
  name: 'sidecars',
  params: {
    path: '/sidecars',
    title: 'Sidecars',
    icon: <RiStackLine fontSize="inherit" />,
    routeRef: sidecarsRouteRef,
    loader: () =>
      import('./components/sidecars/SidecarsPage').then(m => (
        <m.SidecarsPage />
      )),
  },
});

const entityRolloutCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: rolloutFilter,
    loader: () =>
      import('./components/RolloutCard').then(m => <m.RolloutCard />),
  },
});

/**
 * The rollout plugin for Backstage's frontend system.
 *
 * @public
 */
export const rolloutPlugin = createFrontendPlugin({
  pluginId: 'rollout',
  title: 'Rollout',
  info: { packageJson: () => import('../package.json') },
  routes: {
    entityContent: rolloutRouteRef,
    entitySidecars: entitySidecarsRouteRef,
    sidecars: sidecarsRouteRef,
  },
  extensions: [
    rolloutApi,
    entityRolloutContent,
    entitySidecarsContent,
    sidecarsPage,
    entityRolloutCard,
  ],
});
