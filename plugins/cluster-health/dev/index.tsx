import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { Grid } from '@backstage/ui';
import clusterHealthPlugin from '../src';
import { EntityHealthCard } from '../src/components/cards/EntityHealthCard';
import { ClusterSummaryCard } from '../src/components/cards/ClusterSummaryCard';
import { ClusterEntityTab } from '../src/components/ClusterEntityTab';
import { EntityHealthTab } from '../src/components/entity/EntityHealthTab';
import translations from '../src/translations';
import { createDemoBackend } from './demoBackend';
import { checkoutEntity, clusterEntity } from '../src/__testUtils__/entities';

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

const page = (
  name: string,
  entity: typeof checkoutEntity,
  element: JSX.Element,
) =>
  PageBlueprint.make({
    name,
    params: {
      path: `/${name}`,
      title: name,
      loader: async () => (
        <EntityProvider entity={entity}>
          <div style={{ padding: 24 }}>{element}</div>
        </EntityProvider>
      ),
    },
  });

const pages = createFrontendPlugin({
  pluginId: 'cluster-health-dev',
  extensions: [
    page('entity', checkoutEntity, <EntityHealthTab />),
    page('cluster', clusterEntity, <ClusterEntityTab />),
    page(
      'cards',
      checkoutEntity,
      <Grid.Root columns="2">
        <EntityHealthCard />
        <EntityProvider entity={clusterEntity}>
          <ClusterSummaryCard />
        </EntityProvider>
      </Grid.Root>,
    ),
    // Where links to entities lead.
    PageBlueprint.make({
      name: 'catalog',
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: async () => <>an entity</>,
      },
    }),
  ],
});

createDevApp({
  features: [clusterHealthPlugin, network, translations, pages],
});
