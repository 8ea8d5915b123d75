import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { Grid } from '@backstage/ui';
import rolloutPlugin from '../src';
import { RolloutCard } from '../src/components/RolloutCard';
import { RolloutTab } from '../src/components/RolloutTab';
import translations from '../src/translations';
import { createDemoBackend } from './demoBackend';
import { checkout } from './entity';

const backend = createDemoBackend();

const network = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'fetch',
      params: define =>
        define({
          api: fetchApiRef,
          deps: {},
          factory: () => ({ fetch: backend.fetch }),
        }),
    }),
    ApiBlueprint.make({
      name: 'discovery',
      params: define =>
        define({
          api: discoveryApiRef,
          deps: {},
          factory: () => ({
            getBaseUrl: async id => `http://recorded/api/${id}`,
          }),
        }),
    }),
    ApiBlueprint.make({
      name: 'permission',
      params: define =>
        define({
          api: permissionApiRef,
          deps: {},
          factory: () => ({
            authorize: async () => ({ result: AuthorizeResult.ALLOW }),
          }),
        }),
    }),
  ],
});

const pages = createFrontendPlugin({
  pluginId: 'rollout-dev',
  extensions: [
    PageBlueprint.make({
      name: 'tab',
      params: {
        path: '/',
        title: 'Rollout',
        loader: async () => (
          <EntityProvider entity={checkout}>
            <div style={{ padding: 24 }}>
              <RolloutTab />
            </div>
          </EntityProvider>
        ),
      },
    }),
    PageBlueprint.make({
      name: 'card',
      params: {
        path: '/card',
        title: 'Card',
        loader: async () => (
          <EntityProvider entity={checkout}>
            <Grid.Root columns="2" p="4">
              <RolloutCard />
            </Grid.Root>
          </EntityProvider>
        ),
      },
    }),
  ],
});

createDevApp({ features: [rolloutPlugin, network, translations, pages] });
