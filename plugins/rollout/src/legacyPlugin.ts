import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { RolloutClient } from './api/RolloutClient';
import { rolloutApiRef } from './api/rolloutApiRef';
import { rolloutRouteRef } from './routes';

/**
 * The rollout plugin for the classic frontend system.
 *
 * @public
 */
export const rolloutPlugin = createPlugin({
  id: 'rollout',
  routes: { entityContent: rolloutRouteRef },
  apis: [
    createApiFactory({
      api: rolloutApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new RolloutClient(deps),
    }),
  ],
});

/**
 * The Rollout tab: `<EntityLayout.Route path="/rollout" title="Rollout"><EntityRolloutContent /></EntityLayout.Route>`.
 *
 * @public
 */
export const EntityRolloutContent = rolloutPlugin.provide(
  createRoutableExtension({
    name: 'EntityRolloutContent',
    component: () => import('./components/RolloutTab').then(m => m.RolloutTab),
    mountPoint: rolloutRouteRef,
  }),
);

/**
 * The overview card: a grid item on the entity page.
 *
 * @public
 */
export const EntityRolloutCard = rolloutPlugin.provide(
  createComponentExtension({
    name: 'EntityRolloutCard',
    component: {
      lazy: () => import('./components/RolloutCard').then(m => m.RolloutCard),
    },
  }),
);
