import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
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
import { RolloutClient } from './api/RolloutClient';
import { rolloutApiRef } from './api/rolloutApiRef';
import { RecordedBackend } from './__testUtils__/RecordedBackend';
import { recordPage } from './__testUtils__/recording';
import { checkoutEntity } from './__testUtils__/renderTab';
import rolloutPlugin from '.';
import translations from './translations';

const backend = new RecordedBackend(recordPage);
const discoveryApi = {
  getBaseUrl: async (plugin: string) => `http://recorded/api/${plugin}`,
};
const fetchApi = { fetch: backend.fetch };
const apis = [
  [discoveryApiRef, discoveryApi],
  [fetchApiRef, fetchApi],
  [permissionApiRef, mockApis.permission()],
  [rolloutApiRef, new RolloutClient({ discoveryApi, fetchApi })],
] as const;

const other = {
  ...checkoutEntity,
  metadata: { name: 'other', annotations: {} },
};

describe('rollout plugin', () => {
  it('adds a tab to the deployment group of entities that name workloads', async () => {
    const tester = createExtensionTester(
      rolloutPlugin.getExtension('entity-content:rollout'),
      { apis: [...apis] },
    );
    expect(tester.get(EntityContentBlueprint.dataRefs.title)).toBe('Rollout');
    expect(tester.get(EntityContentBlueprint.dataRefs.group)).toBe(
      'deployment',
    );
    const filter = tester.get(EntityContentBlueprint.dataRefs.filterFunction);
    expect(filter?.(checkoutEntity)).toBe(true);
    expect(filter?.(other)).toBe(false);

    renderInTestApp(
      <EntityProvider entity={checkoutEntity}>
        {tester.reactElement()}
      </EntityProvider>,
      { apis: [...apis] },
    );
    expect(await screen.findByText('30 % · 20 pods')).toBeInTheDocument();
  });

  it('adds a card with one line per cluster', async () => {
    const tester = createExtensionTester(
      rolloutPlugin.getExtension('entity-card:rollout'),
      { apis: [...apis] },
    );
    expect(tester.get(EntityCardBlueprint.dataRefs.type)).toBe('content');
    renderInTestApp(
      <EntityProvider entity={checkoutEntity}>
        {tester.reactElement()}
      </EntityProvider>,
      { apis: [...apis] },
    );
    expect(await screen.findByText('20 of 67 on 2.4.0')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
  });

  it('is named as its backend is', () => {
    expect(rolloutPlugin.pluginId).toBe('rollout');
    expect(translations.$$type).toBe('@backstage/FrontendModule');
  });
});
