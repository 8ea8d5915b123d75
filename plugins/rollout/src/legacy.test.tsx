import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityRolloutCard,
  EntityRolloutContent,
  RolloutClient,
  rolloutApiRef,
  rolloutPlugin,
} from './legacy';
import { RecordedBackend } from './__testUtils__/RecordedBackend';
import { recordPage } from './__testUtils__/recording';
import { checkoutEntity } from './__testUtils__/renderTab';

const discoveryApi = {
  getBaseUrl: async (plugin: string) => `http://recorded/api/${plugin}`,
};

async function renderLegacy(element: ReactElement) {
  const fetchApi = { fetch: new RecordedBackend(recordPage).fetch };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [discoveryApiRef, discoveryApi],
        [fetchApiRef, fetchApi],
        [permissionApiRef, mockApis.permission()],
        [rolloutApiRef, new RolloutClient({ discoveryApi, fetchApi })],
      ]}
    >
      <EntityProvider entity={checkoutEntity}>{element}</EntityProvider>
    </TestApiProvider>,
  );
}

describe('classic frontend system', () => {
  it('shows the tab', async () => {
    await renderLegacy(
      <Routes>
        <Route path="/" element={<EntityRolloutContent />} />
      </Routes>,
    );
    expect(await screen.findByText('30 % · 20 pods')).toBeInTheDocument();
  });

  it('shows the card', async () => {
    await renderLegacy(<EntityRolloutCard />);
    expect(await screen.findByText('20 of 67 on 2.4.0')).toBeInTheDocument();
  });

  it('brings its own client', () => {
    const [factory] = [...rolloutPlugin.getApis()];
    expect(rolloutPlugin.getId()).toBe('rollout');
    expect(factory?.api.id).toBe(rolloutApiRef.id);
  });
});
