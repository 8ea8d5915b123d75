import type { ClusterState } from '@pilotage/fleet-common';
import {
  clusterFacts,
  testNow,
  unknown,
  unseenClusterFacts,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findClusterNotSeen } from './cluster-not-seen';
import { findCauses } from './index';

const since = testNow - 3 * 60_000;

it.each<[ClusterState, string]>([
  [{ state: 'unreachable', since, reason: 'ECONNREFUSED' }, 'bad'],
  [{ state: 'stale', since, lastSeen: since, reason: 'silent' }, 'unknown'],
  [{ state: 'unauthorised', since, reason: '401' }, 'unknown'],
  [{ state: 'forbidden', since, reason: '403 list pods' }, 'unknown'],
  [{ state: 'sign-in-required', since, provider: 'oidc' }, 'unknown'],
  [{ state: 'syncing', since }, 'unknown'],
  [{ state: 'hibernating', since } as unknown as ClusterState, 'unknown'],
])('reports %j as %s', (condition, severity) => {
  expect(findClusterNotSeen(clusterFacts({ condition }))).toMatchObject([
    {
      key: `cluster-not-seen/${condition.state}`,
      severity,
      clusters: [{ name: 'test', count: 1, current: false }],
    },
  ]);
});

it('gives the first synchronisation two minutes', () => {
  const condition = { state: 'syncing', since: testNow - 30_000 } as const;
  expect(findClusterNotSeen(clusterFacts({ condition }))).toEqual([]);
});

it('finds nothing on a cluster that is seen in full', () => {
  expect(findClusterNotSeen(clusterFacts())).toEqual([]);
});

it('says what a live cluster hides', () => {
  const facts = clusterFacts({
    nodes: unknown('forbidden: list nodes'),
    sight: {
      notReadable: [
        { resource: 'services', reason: 'forbidden' },
        { resource: 'apps/daemonsets', reason: 'not read yet' },
        { resource: 'policy/poddisruptionbudgets', reason: 'forbidden' },
      ],
    },
  });
  expect(findClusterNotSeen(facts)).toMatchObject([
    { key: 'cluster-not-seen/nodes', severity: 'unknown' },
    {
      key: 'cluster-not-seen/kinds',
      detail: 'services, policy/poddisruptionbudgets',
    },
  ]);
});

it('is all that is said about a cluster of which nothing could be read', () => {
  expect(findCauses(unseenClusterFacts()).map(({ kind }) => kind)).toEqual([
    'cluster-not-seen',
  ]);
});

it('is silent about a healthy cluster, as are all other causes', () => {
  expect(findCauses(clusterFacts())).toEqual([]);
});
