import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { RecordedBackend, failure } from '../../__testUtils__/RecordedBackend';
import { recordPage } from '../../__testUtils__/recording';
import { entityFrame, fleetFrame } from '../../__testUtils__/recordSidecars';
import { renderTab } from '../../__testUtils__/renderTab';
import { SidecarsPage } from './SidecarsPage';
import { SidecarsTab } from './SidecarsTab';
import { sidecarsRouteRef } from '../../routes';

jest.setTimeout(60_000);

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

async function openPage(frame = fleetFrame()) {
  const backend = new RecordedBackend(recordPage);
  backend.firstOfSidecars = () => frame;
  await renderTab({
    first: recordPage(),
    backend,
    mountedRoutes: { '/sidecars': sidecarsRouteRef },
    element: (
      <>
        <SidecarsPage />
        <Address />
      </>
    ),
  });
  return backend;
}

const row = (name: string | RegExp) =>
  within(screen.getByRole('row', { name }));

describe('page of all sidecars', () => {
  it('says in numbers how far a sidecar is', async () => {
    await openPage();
    const tiles = within(
      await screen.findByRole('region', { name: 'mesh-proxy in numbers' }),
    );
    expect(tiles.getByText('71 %')).toBeVisible();
    expect(
      tiles.getByText('blocked: only a recreate moves them'),
    ).toBeVisible();
    expect(tiles.queryByText(/drifted/)).not.toBeInTheDocument();
  });

  it('shows each application with its versions, and why it does not move', async () => {
    await openPage();
    await screen.findByText('mesh-proxy by application');
    const payments = row(/^payments/);
    expect(payments.getByText('blocked')).toBeVisible();
    expect(payments.getByText(/12 blocked: more than images/)).toBeVisible();
    const unknownToTheCatalog = row(/^batch\/export/);
    expect(unknownToTheCatalog.getByText('22 updating')).toBeVisible();
    expect(unknownToTheCatalog.getByText('all current')).toBeVisible();
  });

  it('shows no number for a cluster that is not seen', async () => {
    await openPage();
    await screen.findByText('By cluster');
    expect(screen.getAllByTitle('not seen').length).toBeGreaterThan(0);
    const head = screen.getByRole('columnheader', { name: /prod-ap/ });
    expect(head).toHaveTextContent('unreachable');
  });

  it('tells why a container is a sidecar', async () => {
    await openPage();
    expect(await screen.findByText('by SidecarSet mesh-proxy')).toHaveAttribute(
      'title',
      'The pod’s annotations say that SidecarSet mesh-proxy injected it.',
    );
    expect(screen.getByText('native sidecar')).toBeVisible();
  });

  it('keeps the filters in the address and asks the backend for them', async () => {
    const backend = await openPage();
    await screen.findByText('By cluster');
    await userEvent.click(screen.getByRole('button', { name: /State/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'blocked' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent('?state=blocked');
    await waitFor(() =>
      expect(backend.requests.map(({ path }) => path)).toContain(
        '/api/rollout/v1/sidecars/fleet/stream?state=blocked',
      ),
    );
  });

  it('offers the verbs of the SidecarSets through the component that owns them', async () => {
    const backend = await openPage();
    await screen.findByText('SidecarSets of mesh-proxy');
    await waitFor(() =>
      expect(backend.requests.map(({ path }) => path)).toContain(
        '/api/rollout/v1/stream?entity=component%3Adefault%2Fmesh-proxy',
      ),
    );
  });

  it('says how to give a sidecar without owner one', async () => {
    const [sidecar] = fleetFrameTopic().sidecars;
    const { ownerEntityRef: _, ...orphan } = sidecar!;
    await openPage(fleetFrame({ sidecars: [orphan] }));
    expect(
      await screen.findByText(/No component of the catalog owns this sidecar/),
    ).toBeVisible();
  });

  it('says that nothing is found, and what would be', async () => {
    const { selected: _, ...nothing } = fleetFrameTopic();
    await openPage({
      ...fleetFrame(),
      topic: { ...nothing, sidecars: [] },
      sections: [],
    } as ReturnType<typeof fleetFrame>);
    expect(await screen.findByText('No sidecar is known')).toBeVisible();
  });

  it('names the permission to whoever lacks it', async () => {
    const backend = new RecordedBackend(recordPage);
    backend.onStream = () => failure(403, 'You need more');
    await renderTab({
      first: recordPage(),
      backend,
      mountedRoutes: { '/sidecars': sidecarsRouteRef },
      element: <SidecarsPage />,
    });
    expect(
      await screen.findByText(/rollout\.sidecar\.fleet\.read/),
    ).toBeVisible();
  });

  it('says when the export fails', async () => {
    const backend = await openPage();
    backend.onCsv = () => failure(500, 'The database is away');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
  });
});

describe('Sidecars tab', () => {
  const open = async (frame = entityFrame()) => {
    const backend = new RecordedBackend(recordPage);
    backend.firstOfSidecars = () => frame;
    await renderTab({
      first: recordPage(),
      backend,
      mountedRoutes: { '/sidecars': sidecarsRouteRef },
      element: <SidecarsTab />,
    });
  };

  it('lists sidecars before the application, with version and state by cluster', async () => {
    await open();
    const groups = await screen.findAllByRole('rowheader', {
      name: /mesh-proxy|main/,
    });
    expect(groups[0]).toHaveTextContent('mesh-proxy');
    expect(row(/1\.21\.4/).getByText('outdated')).toBeVisible();
    expect(
      screen.getByText(/SidecarSet mesh-proxy wants 1\.22\.1/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Where else mesh-proxy runs' }),
    ).toHaveAttribute('href', '/sidecars?sidecar=mesh-proxy');
  });

  it('says what was looked for when there is nothing', async () => {
    await open(entityFrame([]));
    expect(
      await screen.findByText(/backstage\.io\/kubernetes-id=checkout/),
    ).toBeVisible();
  });
});

function fleetFrameTopic() {
  const frame = fleetFrame();
  if (frame.type !== 'snapshot') throw new Error('It is a snapshot');
  return frame.topic;
}
