import type {
  CheckInfo,
  InspectionItem,
  InspectionReport,
  Pillar,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';
import { recordCounts, recordedAt, before, recordRun } from './recordCluster';

const hour = 60 * 60_000;
const day = 24 * hour;

export function recordInfo(
  id: string,
  title: string,
  overrides: Partial<CheckInfo> = {},
): CheckInfo {
  return {
    id,
    pillar: 'control-plane',
    title,
    why: 'Without it the cluster cannot be rebuilt.',
    limits: 'passes below 12 h, warns below 24 h, fails above',
    suggestion: 'Look at the last job.',
    hard: false,
    cost: 'C0',
    reads: [],
    ...overrides,
  };
}

export function recordItem(
  shown: ShownVerdict,
  info: CheckInfo,
  overrides: Partial<InspectionItem> & { readonly summary?: string } = {},
): InspectionItem {
  const { summary = 'as it should be', ...item } = overrides;
  return {
    info,
    shown,
    result: {
      check: info.id,
      verdict: shown === 'waived' ? 'warn' : shown,
      summary,
      evidence: [
        {
          source: `CronJob backup/${info.id} status.lastSuccessfulTime`,
          value: '2026-11-20T08:54:00Z',
          at: before(4 * 60_000),
        },
      ],
      affected: [],
      affectedTotal: 0,
    },
    ...item,
  };
}

export const recordedItems: readonly InspectionItem[] = [
  recordItem(
    'pass',
    recordInfo('scheduler-lease', 'The scheduler renews its lease'),
  ),
  recordItem(
    'warn',
    recordInfo('webhook-failure', 'No webhook can block pod creation', {
      pillar: 'disruption',
      suggestion: 'Run two replicas and spread them over zones.',
    }),
    {
      summary:
        'policy-agent: failurePolicy Fail, 0 ready endpoints in 1 of 2 zones',
      ownerEntityRef: 'component:default/policy-agent',
      failingSince: before(3 * day),
      before: 'warn',
    },
  ),
  recordItem(
    'fail',
    recordInfo('backup-age', 'The etcd backup is younger than 24 h', {
      pillar: 'backup',
      hard: true,
      suggestion: 'Look at the last job of etcd-backup.',
    }),
    {
      summary: 'etcd-backup/prod-us: last success 26 h 10 min ago, limit 24 h',
      ownerEntityRef: 'component:default/etcd-backup',
      change: 'new-fail',
      before: 'warn',
      failingSince: before(2 * hour),
    },
  ),
  recordItem(
    'fail',
    recordInfo('certificate-age', 'No certificate ends within a week', {
      pillar: 'certificates',
      suggestion: 'Renew it.',
    }),
    {
      summary: 'ingress/wildcard-tls ends in 3 days',
      before: 'fail',
      failingSince: before(4 * day),
    },
  ),
  recordItem(
    'unknown',
    recordInfo('metrics', 'Every node gives metrics', { pillar: 'visibility' }),
    { summary: 'no answer of metrics.k8s.io within 5 s' },
  ),
  recordItem(
    'waived',
    recordInfo('default-quota', 'Every namespace has a quota', {
      pillar: 'capacity',
      suggestion: 'Set a quota.',
    }),
    {
      summary: '3 of 41 namespaces have none',
      waiver: {
        id: 'waiver-1',
        cluster: 'prod-us',
        check: 'default-quota',
        reason: 'Sandboxes are cleaned up nightly.',
        by: 'user:default/petra.novak',
        createdAt: before(9 * day),
        until: recordedAt + 21 * day,
      },
    },
  ),
  recordItem(
    'not-applicable',
    recordInfo('etcd-latency', 'etcd commits within 25 ms'),
    { summary: 'managed control plane' },
  ),
];

/** The last inspection of a cluster. */
export function recordReport(
  cluster: string,
  overrides: Partial<InspectionReport> = {},
): InspectionReport {
  const pillar: Pillar = 'backup';
  const counts = recordCounts({
    pass: 1,
    warn: 1,
    fail: 2,
    unknown: 1,
    waived: 1,
    'not-applicable': 1,
  });
  return {
    ...recordRun(cluster),
    counts,
    score: { score: 49, coverage: 0.83 },
    items: recordedItems,
    pillars: [{ pillar, counts: recordCounts({ fail: 1 }) }],
    comparedWith: { id: `${cluster}-run-2`, finishedAt: before(day) },
    ...overrides,
  };
}
