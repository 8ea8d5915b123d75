import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fleetFrame } from '../__testUtils__/frames';
import {
  recordClusterPage,
  recordedClusters,
  recordFleet,
} from '../__testUtils__/pages';
import { failure, RecordedBackend } from '../__testUtils__/RecordedBackend';
import { recordSummary } from '../__testUtils__/recordCluster';
import { render } from '../__testUtils__/render';
import { ClustersPage } from './ClustersPage';

const topics = { fleet: recordFleet, cluster: recordClusterPage };

const table = () => screen.findByRole('table', { name: 'Clusters' });

async function clusterNames() {
  const rows = within(await table()).getAllByRole('rowheader');
  return rows.map(row => within(row).getByRole('link').textContent);
}

describe('ClustersPage', () => {
  it('says in numbers how the fleet is, and how much that is worth', async () => {
    await render(<ClustersPage />, { topics });
    const numbers = await screen.findByRole('region', {
      name: 'The fleet in numbers',
    });
    const tile = (label: RegExp) =>
      within(numbers).getByText(label).parentElement;
    expect(tile(/may serve releases/)).toHaveTextContent('1 of 5');
    expect(tile(/causes behind 61 failing pods/)).toHaveTextContent('4');
    expect(tile(/without an owner/)).toHaveTextContent('2');
    // Below 99 % coverage the rate is doubtful, and rounded down it is not 100 %.
    const online = tile(/node online rate, 30 days/);
    expect(online).toHaveTextContent('99.93 %');
    expect(online).toHaveTextContent('doubtful: coverage 98.7 %');
    expect(online).toHaveAttribute('data-tone', 'doubtful');
  });

  it('lists the clusters worst first, each with what matters', async () => {
    await render(<ClustersPage />, { topics });
    expect(await clusterNames()).toEqual([
      'prod-ap',
      'prod-us',
      'test-1',
      'test-2',
      'prod-eu',
    ]);
    const row = within(await table())
      .getByRole('link', { name: 'prod-us' })
      .closest('tr');
    expect(row).toHaveTextContent('degraded');
    expect(row).toHaveTextContent('no · 2 hard');
    expect(row).toHaveTextContent('etcd 41 ms p99');
    expect(row).toHaveTextContent('1,197 of 1,200');
    expect(row).toHaveTextContent('99.95 %');
    expect(row).toHaveTextContent('biggest node');
    expect(row).toHaveTextContent('fail 2');
    expect(row).toHaveTextContent('warning 9');
    expect(row).toHaveTextContent('1 day ago');
    expect(row).toHaveTextContent('v1.34.2');
  });

  it('filters and sorts, and keeps that in the address', async () => {
    await render(<ClustersPage />, { topics });
    await table();
    await userEvent.click(
      screen.getByRole('button', { name: /all environments/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'prod' }));
    await waitFor(async () => expect(await clusterNames()).toHaveLength(3));
    await userEvent.click(screen.getByRole('button', { name: /worst first/ }));
    await userEvent.click(screen.getByRole('option', { name: 'by name' }));
    await waitFor(async () =>
      expect(await clusterNames()).toEqual(['prod-ap', 'prod-eu', 'prod-us']),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?environment=prod&sort=name',
    );
  });

  it('opens with the filter, order and cluster of the address', async () => {
    await render(<ClustersPage />, {
      topics,
      route: '/?environment=test&sort=name&cluster=test-1',
    });
    expect(await clusterNames()).toEqual(['test-1', 'test-2']);
    expect(
      within(await table()).getByRole('link', { name: 'test-1' }),
    ).toHaveAttribute('aria-current', 'true');
    expect(
      await screen.findByRole('region', { name: 'Inspection of test-1' }),
    ).toBeVisible();
  });

  it('shows the worst cluster until another one is chosen, which is in the address then', async () => {
    const { backend } = await render(<ClustersPage />, { topics });
    expect(
      await screen.findByRole('region', { name: 'Nodes of prod-ap' }),
    ).toBeVisible();
    await userEvent.click(
      within(await table()).getByRole('link', { name: 'prod-us' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Nodes of prod-us' }),
    ).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?cluster=prod-us',
    );
    // The stream of the cluster before is closed.
    expect([...backend.openStreams].sort()).toEqual([
      '/v1/clusters/prod-us/stream',
      '/v1/fleet/stream',
    ]);
  });

  it('changes with the stream, and stays at the cluster that is looked at', async () => {
    const { backend } = await render(<ClustersPage />, { topics });
    await screen.findByRole('region', { name: 'Nodes of prod-ap' });
    await act(async () =>
      backend.send('/fleet/stream', {
        type: 'delta',
        seq: 2,
        at: Date.now(),
        sections: [
          {
            key: 'cluster/prod-ap',
            section: { type: 'cluster', cluster: recordSummary('prod-ap') },
          },
        ],
      }),
    );
    await waitFor(async () =>
      expect((await clusterNames())[0]).toBe('prod-us'),
    );
    expect(
      within(await table()).getByRole('link', { name: 'prod-ap' }),
    ).toHaveAttribute('aria-current', 'true');
  });

  it('inspects the selected cluster now, and says what became of it', async () => {
    const backend = new RecordedBackend(topics);
    backend.onInspect = () => failure(503, 'another inspection runs');
    await render(<ClustersPage />, { backend, route: '/?cluster=prod-us' });
    const button = await screen.findByRole('button', {
      name: 'Inspect prod-us now',
    });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'prod-us could not be inspected: another inspection runs',
    );
    backend.onInspect = () => ({ status: 201, body: {} });
    await userEvent.click(button);
    expect(await screen.findByText('prod-us was inspected.')).toBeVisible();
    expect(
      backend.requests.filter(({ method }) => method === 'POST'),
    ).toHaveLength(2);
  });

  it('says that it is not live, keeps what it knows, and offers no change', async () => {
    const { backend } = await render(<ClustersPage />, {
      topics,
      route: '/?cluster=prod-us',
    });
    const waive = await screen.findByRole('button', {
      name: /^Waive: The etcd backup/,
    });
    backend.onStream = () => failure(503, 'restarting');
    await act(async () => backend.drop());
    expect(
      await screen.findByText(/the backend closed the connection/),
    ).toHaveTextContent(/showing what was true/);
    expect(within(await table()).getByText('1,197 of 1,200')).toBeVisible();
    expect(waive).toBeDisabled();
    expect(
      screen.getByRole('button', { name: 'Inspect prod-us now' }),
    ).toBeDisabled();
    expect((await table()).closest('[data-live]')).toHaveAttribute(
      'data-live',
      'false',
    );
  });

  it('says clearly that the viewer may not see it', async () => {
    const backend = new RecordedBackend(topics);
    backend.onStream = () => failure(403, 'not for you');
    await render(<ClustersPage />, { backend });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see this');
    expect(alert).toHaveTextContent('not for you');
    expect(alert).toHaveTextContent('cluster-health.cluster.read');
    expect(screen.queryByRole('table')).toBeNull();
    backend.onStream = () => undefined;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Ask again' }),
    );
    expect(await table()).toBeVisible();
  });

  it('takes away what the viewer may no longer see', async () => {
    const { backend } = await render(<ClustersPage />, { topics });
    await table();
    backend.onStream = () => failure(403, 'no longer for you');
    await act(async () => backend.drop());
    await userEvent.click(
      (
        await screen.findAllByRole('button', { name: 'Try now' })
      )[0]!,
    );
    expect(await screen.findByText('You may not see this')).toBeVisible();
    expect(screen.queryByRole('table', { name: 'Clusters' })).toBeNull();
  });

  it('teaches when there is no cluster, and says when their list cannot be read', async () => {
    await render(<ClustersPage />, {
      topics: {
        fleet: () =>
          fleetFrame({
            clusters: [],
            topic: { problem: 'the Kubernetes plugin does not answer' },
          }),
      },
    });
    expect(await screen.findByText('No cluster is configured')).toBeVisible();
    expect(screen.getByText(/kubernetes.clusterLocatorMethods/)).toBeVisible();
    expect(
      screen.getByText('the Kubernetes plugin does not answer'),
    ).toBeVisible();
  });

  it('says when the cluster of the address does not exist, and keeps the rest', async () => {
    await render(<ClustersPage />, {
      topics: {
        fleet: recordFleet,
        cluster: name => {
          const page = recordClusterPage(name);
          return {
            ...page,
            sections: [],
            topic: { ...page.topic, found: false, tried: ['prod-eu'] },
          };
        },
      },
      route: '/?cluster=typo',
    });
    expect(await screen.findByText('There is no cluster typo')).toBeVisible();
    expect(screen.getByText('These are known: prod-eu.')).toBeVisible();
    expect(await clusterNames()).toHaveLength(recordedClusters.length);
    expect(
      screen.getByRole('region', { name: 'What is wrong now' }),
    ).toBeVisible();
  });
});
