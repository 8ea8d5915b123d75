import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RolloutClient } from './api/RolloutClient';
import { rolloutApiRef } from './api/rolloutApiRef';
import { rolloutFilter } from './model/isRolloutAvailable';
import { rolloutRouteRef } from './routes';

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
  routes: { entityContent: rolloutRouteRef },
  extensions: [rolloutApi, entityRolloutContent, entityRolloutCard],
});
