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
import {
  entitySidecarsRouteRef,
  rolloutRouteRef,
  sidecarsRouteRef,
} from './routes';

/**
 * The rollout plugin for the classic frontend system.
 *
 * @public
 */
export const rolloutPlugin = createPlugin({
  id: 'rollout',
  routes: {
    entityContent: rolloutRouteRef,
    entitySidecars: entitySidecarsRouteRef,
    sidecars: sidecarsRouteRef,
  },
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
 * The Sidecars tab: `<EntityLayout.Route path="/sidecars" title="Sidecars"><EntitySidecarsContent /></EntityLayout.Route>`.
 *
 * @public
 */
export const EntitySidecarsContent = rolloutPlugin.provide(
  createRoutableExtension({
    name: 'EntitySidecarsContent',
    component: () =>
      import('./components/sidecars/SidecarsTab').then(m => m.SidecarsTab),
    mountPoint: entitySidecarsRouteRef,
  }),
);

/**
 * The sidecars of the whole fleet: `<Route path="/sidecars" element={<SidecarsPage />} />`. The Sidecars tab links to it.
 *
 * @public
 */
export const SidecarsPage = rolloutPlugin.provide(
  createRoutableExtension({
    name: 'SidecarsPage',
    component: () =>
      import('./components/sidecars/LegacySidecarsPage').then(
        m => m.LegacySidecarsPage,
      ),
    mountPoint: sidecarsRouteRef,
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
