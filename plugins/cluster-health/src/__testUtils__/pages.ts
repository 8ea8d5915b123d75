import type {
  ClusterHealthFrame,
  ClusterSummary,
  EntityHealthSection,
} from '@pilotage/plugin-cluster-health-common';
import { clusterFrame, fleetFrame, recordEntitySection } from './frames';
import { recordCause, recordedCauses } from './recordCause';
import {
  known,
  recordBlind,
  recordCounts,
  recordedAt,
  before,
  recordLost,
  recordRun,
  recordStatus,
  recordSummary,
  unknown,
} from './recordCluster';
import { recordedTransitions, recordPool } from './recordNodes';
import { recordReport } from './recordReport';

const minute = 60_000;
const hour = 60 * minute;

/** The clusters of the pictures: one lost, one that may not serve, one well, one of which parts are forbidden, one new. */
export const recordedClusters: readonly ClusterSummary[] = [
  recordSummary('prod-eu', {
    inspection: recordRun('prod-eu', {
      counts: recordCounts({ pass: 68, warn: 3, 'not-applicable': 3 }),
    }),
    causes: { bad: 1, warning: 0 },
  }),
  recordSummary('prod-us', {
    health: 'degraded',
    serving: {
      state: 'not-serving',
      reason: 'The etcd backup is older than 24 h.',
      checks: [
        { id: 'backup-age', title: 'The etcd backup is younger than 24 h' },
        { id: 'etcd-ready', title: 'etcd is ready' },
      ],
      since: before(2 * hour),
    },
    controlPlane: known({
      verdict: 'warn',
      summary: 'etcd 41 ms p99',
      parts: [
        { name: 'API server', verdict: 'pass', detail: 'ready' },
        { name: 'etcd', verdict: 'warn', detail: '41 ms p99, limit 25 ms' },
        { name: 'kube-scheduler', verdict: 'pass', detail: 'lease 2 s old' },
        {
          name: 'kube-controller-manager',
          verdict: 'unknown',
          detail: 'its lease may not be read',
        },
      ],
      latencyMs: known(41),
    }),
    nodes: known({
      total: 1_200,
      ready: 1_197,
      cordoned: 14,
      cordonedWithoutOwner: 2,
      underPressure: 3,
    }),
    online: known({
      from: recordedAt - 30 * 24 * hour,
      to: recordedAt,
      rate: 0.9995,
      coverage: 0.996,
      nodes: 1_201,
      gone: 1,
    }),
    survives: known('biggest-node'),
    causes: { bad: 2, warning: 1 },
    inspection: recordRun('prod-us', {
      counts: recordCounts({ pass: 58, fail: 2, warn: 9, unknown: 3 }),
      score: { score: 49, coverage: 0.96 },
    }),
    lastBackup: known(before(26 * hour)),
    pods: known({ total: 14_900, failing: 39 }),
  }),
  recordLost('prod-ap', {
    state: 'unreachable',
    since: before(2 * minute),
    lastSeen: before(2 * minute),
    reason: 'connect ETIMEDOUT 10.4.0.1:6443',
  }),
  recordSummary('test-1', {
    status: recordStatus('test-1', {
      notReadable: [
        { resource: 'nodes', reason: 'cannot list nodes at the cluster scope' },
      ],
    }),
    health: 'unknown',
    serving: {
      state: 'unknown',
      reason: 'nodes may not be read',
      checks: [{ id: 'nodes-ready', title: 'Enough nodes are ready' }],
      since: before(20 * hour),
    },
    nodes: unknown('no access'),
    online: unknown('no access'),
    survives: unknown('nodes may not be read'),
    lastBackup: unknown('no backup tool is known'),
    version: known('v1.33.1'),
    inspection: recordRun('test-1', {
      counts: recordCounts({ pass: 20, warn: 1, unknown: 31 }),
      score: { score: 92, coverage: 0.4 },
    }),
  }),
  recordBlind('test-2', {
    state: 'syncing',
    since: recordedAt - 12_000,
  }),
];

export function recordFleet() {
  return fleetFrame({ clusters: recordedClusters, causes: recordedCauses });
}

/** One cluster in full, as the page of the pictures shows it. */
export function recordClusterPage(
  name: string,
): Extract<ClusterHealthFrame, { type: 'snapshot' }> {
  const summary =
    recordedClusters.find(({ status }) => status.cluster.name === name) ??
    recordSummary(name);
  const causes = recordedCauses.filter(({ clusters }) =>
    clusters.some(cluster => cluster.name === name),
  );
  if (name === 'prod-us') {
    return clusterFrame(summary, {
      pools: [
        recordPool('general', 960, {
          'not-ready': 3,
          cordoned: 12,
          'cordoned-no-owner': 2,
          pressure: 3,
        }),
        recordPool('gpu', 240, { unknown: 6 }),
      ],
      causes,
      report: recordReport(name),
      transitions: recordedTransitions,
    });
  }
  return clusterFrame(summary, {
    pools: summary.nodes.known
      ? [recordPool('general', summary.nodes.value.total)]
      : [],
    causes,
    ...(summary.inspection ? { report: recordReport(name) } : {}),
  });
}

/** What the clusters mean for `checkout`. */
export const recordedEntitySections: readonly EntityHealthSection[] = [
  recordEntitySection('test-1', {}),
  recordEntitySection('prod-eu', {
    verdict: 'fail',
    summary: '2 of 12 nodes under its pods are not ready',
    pods: known({ total: 60, failing: 5, nodes: 12, zones: 3 }),
    nodes: [
      {
        name: 'general-0112',
        state: 5,
        reason: 'kubelet stopped posting node status',
        pods: 3,
      },
      {
        name: 'general-0140',
        state: 3,
        reason: 'cordoned, nobody says why',
        pods: 2,
      },
    ],
    causes: [recordCause()],
    checks: [
      {
        id: 'zone-spread',
        title: 'It survives the loss of a zone',
        shown: 'fail',
        summary: '41 of 60 pods are in zone a',
      },
      {
        id: 'disruption-budget',
        title: 'A budget protects it',
        shown: 'pass',
        summary: 'checkout allows 2 disruptions',
      },
    ],
  }),
  recordEntitySection('prod-ap', {
    status: recordStatus('prod-ap', {
      condition: {
        state: 'unreachable',
        since: before(2 * minute),
        lastSeen: before(2 * minute),
        reason: 'connect ETIMEDOUT 10.4.0.1:6443',
      },
    }),
    verdict: 'unknown',
    summary: 'the cluster is not seen',
    serving: {
      state: 'unknown',
      reason: 'The cluster is not seen.',
      checks: [],
      since: before(2 * minute),
    },
    pods: known(
      { total: 12, failing: 0, nodes: 9, zones: 3 },
      before(2 * minute),
    ),
  }),
];
