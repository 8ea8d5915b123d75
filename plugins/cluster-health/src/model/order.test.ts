import type { ClusterState } from '@pilotage/fleet-common';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import { recordCause } from '../__testUtils__/recordCause';
import {
  recordBlind,
  recordCounts,
  recordLost,
  recordRun,
  recordStatus,
  recordSummary,
} from '../__testUtils__/recordCluster';
import { recordedItems } from '../__testUtils__/recordReport';
import { causesOn, sortCauses } from './causeOrder';
import { sortClusters } from './clusterOrder';
import { selectCluster } from './selectCluster';
import { sortItems } from './verdictOrder';

const names = (clusters: readonly ClusterSummary[]) =>
  clusters.map(({ status }) => status.cluster.name);

const lost = (name: string, state: ClusterState['state']) =>
  recordLost(name, {
    state,
    since: 0,
    lastSeen: 0,
    reason: 'x',
    provider: 'x',
  } as ClusterState);

const notServing = {
  state: 'not-serving',
  reason: 'x',
  checks: [{ id: 'x', title: 'x' }],
  since: 0,
} as const;

describe('worst first', () => {
  it('puts what needs a person before what does not', () => {
    const inOrder = [
      lost('a-unreachable', 'unreachable'),
      recordSummary('b-failing', { health: 'failing' }),
      recordSummary('c-gate', { serving: notServing, health: 'degraded' }),
      lost('d-stale', 'stale'),
      lost('e-unauthorised', 'unauthorised'),
      lost('f-forbidden', 'forbidden'),
      recordSummary('g-degraded', { health: 'degraded' }),
      recordSummary('h-unknown', { health: 'unknown' }),
      lost('i-signin', 'sign-in-required'),
      recordBlind('j-syncing', { state: 'syncing', since: 0 }),
      recordSummary('k-healthy'),
    ];
    expect(names(sortClusters([...inOrder].reverse(), 'worst'))).toEqual(
      names(inOrder),
    );
  });

  it('orders equals by what was found, then by name', () => {
    const found = (name: string, fail: number, warn: number) =>
      recordSummary(name, {
        inspection: recordRun(name, { counts: recordCounts({ fail, warn }) }),
      });
    const sorted = sortClusters(
      [
        found('well-b', 0, 0),
        found('well-a', 0, 0),
        found('warns', 0, 9),
        found('fails', 1, 0),
        recordSummary('causes', { causes: { bad: 2, warning: 0 } }),
      ],
      'worst',
    );
    expect(names(sorted)).toEqual([
      'causes',
      'fails',
      'warns',
      'well-a',
      'well-b',
    ]);
  });

  it('orders by name or by environment when asked to', () => {
    const clusters = [
      recordSummary('test-a'),
      recordSummary('prod-b'),
      recordSummary('prod-a', { health: 'degraded' }),
      recordSummary('dev', { status: recordStatus('dev') }),
    ];
    expect(names(sortClusters(clusters, 'name'))).toEqual([
      'dev',
      'prod-a',
      'prod-b',
      'test-a',
    ]);
    expect(names(sortClusters(clusters, 'environment'))).toEqual([
      'dev',
      'prod-a',
      'prod-b',
      'test-a',
    ]);
  });
});

describe('sortItems', () => {
  it('puts failing hard checks first and what is settled last', () => {
    expect(sortItems(recordedItems).map(({ info }) => info.id)).toEqual([
      'backup-age',
      'certificate-age',
      'webhook-failure',
      'metrics',
      'default-quota',
      'scheduler-lease',
      'etcd-latency',
    ]);
  });
});

describe('causes', () => {
  const cause = (key: string, overrides: Parameters<typeof recordCause>[0]) =>
    recordCause({ key, ...overrides });
  it('are shown worst, current, widest, oldest first', () => {
    const clusters = [{ name: 'a', count: 1, current: false }];
    const sorted = sortCauses([
      cause('unknown', { severity: 'unknown', count: 900 }),
      cause('warning', { severity: 'warning' }),
      cause('old', { clusters }),
      cause('young', { count: 3, firstSeen: 20 }),
      cause('older', { count: 3, firstSeen: 10 }),
      cause('wide', { count: 40 }),
    ]);
    expect(sorted.map(({ key }) => key)).toEqual([
      'wide',
      'older',
      'young',
      'old',
      'warning',
      'unknown',
    ]);
  });

  it('follow the clusters that are shown', () => {
    const both = cause('both', {});
    expect(causesOn([both], new Set(['prod-us']))).toEqual([both]);
    expect(causesOn([both], new Set(['test-1']))).toEqual([]);
  });
});

describe('selectCluster', () => {
  it.each([
    ['the one in the address', 'x', 'b', ['a', 'b'], 'x'],
    [
      'the one shown so far, wherever it is now',
      undefined,
      'b',
      ['a', 'b'],
      'b',
    ],
    [
      'the first when that one is filtered out',
      undefined,
      'c',
      ['a', 'b'],
      'a',
    ],
    ['the first at first', undefined, undefined, ['a', 'b'], 'a'],
    ['none when there is none', undefined, 'a', [], undefined],
  ])('shows %s', (_, asked, before, shown, selected) => {
    expect(selectCluster({ asked, before, shown })).toBe(selected);
  });
});
