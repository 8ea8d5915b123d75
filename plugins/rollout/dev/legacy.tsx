// The harness is an app, and apps load this.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { createDevApp } from '@backstage/dev-utils';
import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  EntityRolloutCard,
  EntityRolloutContent,
  rolloutPlugin,
} from '../src/legacy';
import { createDemoBackend } from './demoBackend';
import { checkout } from './entity';

const backend = createDemoBackend();

// The harness has no auth backend: sign in as a guest without one.
localStorage.setItem('@backstage/core:SignInPage:provider', 'guest');
localStorage.setItem('enableLegacyGuestToken', 'true');

createDevApp()
  .registerPlugin(rolloutPlugin)
  .registerApi(createApiFactory(fetchApiRef, { fetch: backend.fetch }))
  .registerApi(
    createApiFactory(discoveryApiRef, {
      getBaseUrl: async id => `http://recorded/api/${id}`,
    }),
  )
  .registerApi(
    createApiFactory(permissionApiRef, {
      authorize: async () => ({ result: AuthorizeResult.ALLOW }),
    }),
  )
  .addPage({
    path: '/rollout',
    title: 'Rollout',
    element: (
      <EntityProvider entity={checkout}>
        <div style={{ padding: 24 }}>
          <EntityRolloutContent />
        </div>
      </EntityProvider>
    ),
  })
  .addPage({
    path: '/card',
    title: 'Card',
    element: (
      <EntityProvider entity={checkout}>
        <EntityRolloutCard />
      </EntityProvider>
    ),
  })
  .render();
