import type { Cause } from '@pilotage/plugin-cluster-health-common';
import { before, recordedAt } from './recordCluster';

const minute = 60_000;
const hour = 60 * minute;

/** `payments cannot pull its image`, changed as the test needs. */
export function recordCause(overrides: Partial<Cause> = {}): Cause {
  return {
    key: 'image-pull/pay/CloneSet/payments/main/registry.example.com/pay/payments:7.1.0',
    kind: 'image-pull',
    severity: 'bad',
    title: 'payments cannot pull its image',
    detail: 'manifest 7.1.0 unknown',
    params: { workload: 'payments', image: 'pay/payments:7.1.0' },
    clusters: [
      { name: 'prod-eu', count: 22, current: true },
      { name: 'prod-us', count: 18, current: true },
    ],
    unit: 'pods',
    count: 40,
    affected: ['x7k2p', 'q9m4d', 'z3c8v'].map(suffix => ({
      kind: 'Pod',
      namespace: 'pay',
      name: `payments-${suffix}`,
      detail: 'ImagePullBackOff',
      ownerEntityRef: 'component:default/payments',
      cluster: 'prod-eu',
    })),
    evidence: [
      {
        source:
          'Pod pay/payments-x7k2p status.containerStatuses[main].state.waiting.reason',
        value: 'ImagePullBackOff',
        at: recordedAt - 3_000,
      },
    ],
    entityRef: 'component:default/payments',
    owner: 'group:default/team-money',
    suggestion:
      'Check that the tag exists in the registry; pods of the old version keep running.',
    firstSeen: before(9 * minute),
    lastSeen: recordedAt - 3_000,
    returns: 0,
    ...overrides,
  };
}

/** What is wrong on the page of the pictures. */
export const recordedCauses: readonly Cause[] = [
  recordCause(),
  recordCause({
    key: 'self-healing-restarts/data/Deployment/report-worker',
    kind: 'self-healing-restarts',
    title: 'report-worker crash-loops and recovers',
    detail: '17 restarts in 3 h that no alert saw',
    clusters: [{ name: 'prod-us', count: 3, current: true }],
    count: 3,
    affected: [],
    evidence: [],
    entityRef: 'component:default/report-worker',
    owner: 'group:default/team-data',
    suggestion: 'Read the log of the run before the restart.',
    firstSeen: before(3 * hour),
    returns: 4,
  }),
  recordCause({
    key: 'dead-budget/pay/ledger',
    kind: 'dead-budget',
    severity: 'warning',
    title: 'budget of ledger never allows an eviction',
    detail: 'minAvailable 3 of 3',
    clusters: [{ name: 'prod-us', count: 1, current: true }],
    unit: 'objects',
    count: 1,
    affected: [
      {
        kind: 'PodDisruptionBudget',
        namespace: 'pay',
        name: 'ledger',
        detail: 'blocks the drain of 2 nodes',
        cluster: 'prod-us',
      },
    ],
    evidence: [],
    suggestion: 'Allow one pod to leave, or run one more.',
    firstSeen: before(5 * hour),
  }),
  recordCause({
    key: 'cluster-not-seen/prod-ap',
    kind: 'cluster-not-seen',
    severity: 'unknown',
    title: 'prod-ap is not seen',
    detail: 'connect ETIMEDOUT 10.4.0.1:6443',
    clusters: [{ name: 'prod-ap', count: 84, current: false }],
    unit: 'nodes',
    count: 84,
    affected: [],
    evidence: [],
    suggestion: 'Check the network between the portal and the cluster.',
    firstSeen: before(2 * minute),
  }),
].map(cause => {
  if (cause.severity === 'bad') return cause;
  const { owner: _, entityRef: __, ...withoutOwner } = cause;
  return withoutOwner;
});
