import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { clusterEntity } from './__testUtils__/entities';
import { entityFrame } from './__testUtils__/frames';
import {
  recordClusterPage,
  recordedEntitySections,
  recordFleet,
} from './__testUtils__/pages';
import { render } from './__testUtils__/render';
import {
  ClusterHealthPage,
  clusterHealthApiRef,
  clusterHealthPlugin,
  EntityClusterHealthCard,
  EntityClusterHealthContent,
  KubernetesClusterHealthCard,
  KubernetesClusterHealthContent,
} from './legacy';

const topics = {
  fleet: recordFleet,
  cluster: recordClusterPage,
  entity: () => entityFrame(recordedEntitySections),
};

const routed = (element: ReactElement) => (
  <Routes>
    <Route path="/" element={element} />
  </Routes>
);

describe('classic frontend system', () => {
  it('shows the page, with a title of its own', async () => {
    await render(routed(<ClusterHealthPage />), { topics });
    expect(
      await screen.findByRole('table', { name: 'Clusters' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { level: 1, name: 'Clusters' }),
    ).toBeInTheDocument();
  });

  it('shows the tab of a component', async () => {
    await render(routed(<EntityClusterHealthContent />), { topics });
    expect(
      await screen.findByRole('region', { name: 'prod-eu' }),
    ).toBeInTheDocument();
  });

  it('shows the tab of a cluster', async () => {
    await render(routed(<KubernetesClusterHealthContent />), {
      topics,
      entity: clusterEntity,
    });
    expect(
      await screen.findByRole('region', { name: 'Inspection of prod-us' }),
    ).toBeInTheDocument();
  });

  it('shows the cards', async () => {
    await render(
      <>
        <EntityClusterHealthCard />
        <KubernetesClusterHealthCard />
      </>,
      { topics, entity: clusterEntity },
    );
    expect(
      await screen.findByText('2 of 12 nodes under its pods are not ready'),
    ).toBeInTheDocument();
    expect(await screen.findByText('1,197 of 1,200')).toBeInTheDocument();
  });

  it('brings its own client', () => {
    const [factory] = [...clusterHealthPlugin.getApis()];
    expect(clusterHealthPlugin.getId()).toBe('cluster-health');
    expect(factory?.api.id).toBe(clusterHealthApiRef.id);
  });
});
