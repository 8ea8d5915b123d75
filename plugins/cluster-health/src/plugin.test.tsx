import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { checkoutEntity, clusterEntity } from './__testUtils__/entities';
import { entityFrame } from './__testUtils__/frames';
import {
  recordClusterPage,
  recordedEntitySections,
  recordFleet,
} from './__testUtils__/pages';
import { RecordedBackend } from './__testUtils__/RecordedBackend';
import { discoveryApi, mountedRoutes } from './__testUtils__/render';
import { ClusterHealthClient } from './api/ClusterHealthClient';
import { clusterHealthApiRef } from './api/clusterHealthApiRef';
import clusterHealthPlugin from '.';
import translations from './translations';

const backend = new RecordedBackend({
  fleet: recordFleet,
  cluster: recordClusterPage,
  entity: () => entityFrame(recordedEntitySections),
});
const fetchApi = { fetch: backend.fetch };
const apis = [
  [discoveryApiRef, discoveryApi],
  [fetchApiRef, fetchApi],
  [permissionApiRef, mockApis.permission()],
  [clusterHealthApiRef, new ClusterHealthClient({ discoveryApi, fetchApi })],
] as const;

const tester = (id: Parameters<typeof clusterHealthPlugin.getExtension>[0]) =>
  createExtensionTester(clusterHealthPlugin.getExtension(id), {
    apis: [...apis],
  });

describe('cluster health plugin', () => {
  it('adds a page with an icon, so that it is in the navigation', async () => {
    const page = tester('page:cluster-health');
    expect(page.get(coreExtensionData.routePath)).toBe('/clusters');
    expect(page.get(coreExtensionData.title)).toBe('Clusters');
    expect(page.get(coreExtensionData.icon)).toBeDefined();
    renderInTestApp(page.reactElement(), { apis: [...apis], mountedRoutes });
    expect(
      await screen.findByRole('table', { name: 'Clusters' }),
    ).toBeInTheDocument();
  });

  it.each([
    [
      'entity-content:cluster-health',
      'Cluster health',
      checkoutEntity,
      clusterEntity,
      'prod-ap',
    ],
    [
      'entity-content:cluster-health/cluster',
      'Health',
      clusterEntity,
      checkoutEntity,
      'Inspection of prod-us',
    ],
  ] as const)(
    'adds the tab %s to the operation group',
    async (id, title, entity, other, region) => {
      const tab = tester(id);
      expect(tab.get(EntityContentBlueprint.dataRefs.title)).toBe(title);
      expect(tab.get(EntityContentBlueprint.dataRefs.group)).toBe('operation');
      const filter = tab.get(EntityContentBlueprint.dataRefs.filterFunction);
      expect(filter?.(entity)).toBe(true);
      expect(filter?.(other)).toBe(false);
      renderInTestApp(
        <EntityProvider entity={entity}>{tab.reactElement()}</EntityProvider>,
        { apis: [...apis], mountedRoutes },
      );
      expect(
        await screen.findByRole('region', { name: region }),
      ).toBeInTheDocument();
    },
  );

  it.each([
    [
      'entity-card:cluster-health',
      checkoutEntity,
      clusterEntity,
      '2 of 12 nodes under its pods are not ready',
    ],
    [
      'entity-card:cluster-health/cluster',
      clusterEntity,
      checkoutEntity,
      '1,197 of 1,200',
    ],
  ] as const)('adds the card %s', async (id, entity, other, text) => {
    const card = tester(id);
    const filter = card.get(EntityCardBlueprint.dataRefs.filterFunction);
    expect(filter?.(entity)).toBe(true);
    expect(filter?.(other)).toBe(false);
    renderInTestApp(
      <EntityProvider entity={entity}>{card.reactElement()}</EntityProvider>,
      { apis: [...apis], mountedRoutes },
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('is named as its backend is', () => {
    expect(clusterHealthPlugin.pluginId).toBe('cluster-health');
    expect(translations.$$type).toBe('@backstage/FrontendModule');
  });
});
