import type { ClusterState } from '@pilotage/fleet-common';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import { screen, within } from '@testing-library/react';
import { clusterFrame, fleetFrame } from '../__testUtils__/frames';
import {
  known,
  recordBlind,
  recordLost,
  recordStatus,
  recordSummary,
  unknown,
} from '../__testUtils__/recordCluster';
import { render } from '../__testUtils__/render';
import { ClustersPage } from './ClustersPage';

const now = Date.now();
const since = now - 125_000;

async function show(cluster: ClusterSummary) {
  await render(<ClustersPage />, {
    topics: {
      fleet: () => fleetFrame({ clusters: [cluster], at: now }),
      cluster: () => clusterFrame(cluster, { at: now }),
    },
  });
  const table = await screen.findByRole('table', { name: 'Clusters' });
  const row = within(table).getByRole('link').closest('tr')!;
  const detail = await screen.findByRole('region', {
    name: cluster.status.cluster.title,
  });
  return { row, detail };
}

/** Everything that looks good. */
function good(): readonly Element[] {
  return [...document.querySelectorAll('[data-tone="done"]')];
}

const unseen: readonly (readonly [ClusterState, string, string])[] = [
  [
    {
      state: 'stale',
      since,
      lastSeen: since,
      reason: 'no bookmark for 90 s',
    },
    'stale since 2 min',
    'The connection is open but silent',
  ],
  [
    {
      state: 'unreachable',
      since,
      lastSeen: since,
      reason: 'connect ETIMEDOUT',
    },
    'unreachable since 2 min',
    'Check that the API server runs',
  ],
  [
    { state: 'forbidden', since, reason: 'cannot watch pods' },
    'forbidden since 2 min',
    'Grant the named verb and resource',
  ],
  [
    { state: 'unauthorised', since, reason: '401 Unauthorized' },
    'not signed in to the cluster since 2 min',
    'does not know the portal’s credentials',
  ],
  [
    { state: 'sign-in-required', since, provider: 'google' },
    'sign-in required since 2 min',
    'This cluster knows people, not the portal',
  ],
  [
    { state: 'syncing', since },
    'first synchronisation since 2 min',
    'the page fills by itself',
  ],
];

describe('a cluster that is seen', () => {
  it('is shown with its health', async () => {
    const { row, detail } = await show(recordSummary('prod-eu'));
    expect(within(row).getByText('healthy')).toBeVisible();
    expect(row).toHaveTextContent('yes');
    expect(detail).toHaveTextContent('may serve releases since');
    expect(detail).toHaveTextContent('kube-scheduler lease 2 s old');
    expect(good()).not.toHaveLength(0);
  });

  it('says which kinds of it cannot be read', async () => {
    const { row } = await show(
      recordSummary('test-1', {
        status: recordStatus('test-1', {
          notReadable: [{ resource: 'nodes', reason: 'cannot list nodes' }],
        }),
        health: 'unknown',
        nodes: unknown('no access to nodes'),
      }),
    );
    expect(row).toHaveTextContent('not readable: nodes');
    expect(row).toHaveTextContent('?no access to nodes');
    expect(
      screen.getByText('Nodes are unknown: no access to nodes'),
    ).toBeVisible();
  });
});

describe('a cluster that is not seen', () => {
  it.each(unseen)(
    '%j says so, since when, why and what to do, and nothing about it is good',
    async (condition, chip, advice) => {
      const { row, detail } = await show(recordBlind('prod-ap', condition));
      expect(row).toHaveTextContent(chip);
      expect(detail).toHaveTextContent(advice);
      const reason = 'reason' in condition ? condition.reason : chip;
      expect(row).toHaveTextContent(reason);
      expect(good()).toEqual([]);
    },
  );

  it.each(unseen)(
    '%j keeps its last known numbers, greyed, with their age',
    async condition => {
      const summary = recordLost('prod-ap', condition, {
        nodes: known(
          {
            total: 84,
            ready: 82,
            cordoned: 0,
            cordonedWithoutOwner: 0,
            underPressure: 0,
          },
          since,
        ),
      });
      const { row } = await show(summary);
      const nodes = within(row).getByText('82 of 84');
      expect(nodes.closest('[data-old]')).toHaveTextContent('as of 2 min ago');
      expect(good()).toEqual([]);
    },
  );
});

describe('missing data', () => {
  const blind = recordBlind('prod-eu', { state: 'live', since });
  const parts = [
    'version',
    'controlPlane',
    'nodes',
    'online',
    'survives',
    'lastBackup',
    'pods',
  ] as const;

  it('is never good: a cluster of which nothing is known has no good tone anywhere', async () => {
    const { row } = await show(blind);
    expect(good()).toEqual([]);
    expect(row.querySelectorAll('[data-unknown]')).toHaveLength(
      // All but the pods are in the table, and the findings besides.
      parts.length - 1 + 1,
    );
  });

  it.each(parts)(
    '%s unknown is a question mark with its reason',
    async part => {
      const reason = `no answer about ${part}`;
      const { detail } = await show(
        recordSummary('prod-eu', { [part]: unknown(reason) }),
      );
      const mark = within(detail).getByText(reason).closest('[data-unknown]');
      expect(mark).toHaveTextContent('?');
    },
  );

  it('an unknown serving mark is unknown, not yes', async () => {
    const { row } = await show(
      recordSummary('prod-eu', {
        serving: {
          state: 'unknown',
          reason: 'the backup could not be read',
          checks: [],
          since,
        },
      }),
    );
    expect(row).toHaveTextContent('unknownthe backup could not be read');
    expect(row).not.toHaveTextContent('yes');
  });

  it('a control plane with an unknown part is not good in that part', async () => {
    const { detail } = await show(
      recordSummary('prod-eu', {
        controlPlane: known({
          verdict: 'unknown',
          summary: 'etcd unknown',
          parts: [{ name: 'etcd', verdict: 'unknown', detail: 'may not ask' }],
          latencyMs: unknown('no probe yet'),
        }),
      }),
    );
    const etcd = within(detail).getByText('etcd').closest('li');
    expect(etcd?.querySelector('[data-tone]')).toHaveAttribute(
      'data-tone',
      'unknown',
    );
    expect(detail).toHaveTextContent('answer time unknown: no probe yet');
  });
});
