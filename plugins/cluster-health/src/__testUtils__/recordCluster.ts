import type { ClusterState, ClusterStatus } from '@pilotage/fleet-common';
import type {
  ClusterSummary,
  InspectionSummary,
  Known,
  VerdictCounts,
} from '@pilotage/plugin-cluster-health-common';

/** When the recordings were made. */
export const recordedAt = Date.parse('2026-11-21T11:04:00Z');

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A moment before the recording; a little earlier, so that a page which renders late shows the same age. */
export function before(ms: number): number {
  return recordedAt - ms - 5_000;
}

export function known<T>(value: T, at = recordedAt): Known<T> {
  return { known: true, value, at };
}

export function unknown(reason: string): Known<never> {
  return { known: false, reason };
}

export function recordStatus(
  name: string,
  overrides: Partial<Omit<ClusterStatus, 'cluster'>> & {
    readonly environment?: string;
  } = {},
): ClusterStatus {
  const { environment = name.split('-')[0], ...status } = overrides;
  return {
    cluster: {
      name,
      title: name,
      authProvider: 'serviceAccount',
      identity: 'server',
      ...(environment === undefined ? {} : { environment }),
    },
    condition: { state: 'live', since: before(day) },
    notInstalled: [],
    notReadable: [],
    ...status,
  };
}

export function recordCounts(counts: Partial<VerdictCounts>): VerdictCounts {
  return {
    pass: 0,
    warn: 0,
    fail: 0,
    unknown: 0,
    'not-applicable': 0,
    waived: 0,
    ...counts,
  };
}

export function recordRun(
  cluster: string,
  overrides: Partial<InspectionSummary> = {},
): InspectionSummary {
  return {
    id: `${cluster}-run-3`,
    cluster,
    trigger: { type: 'schedule' },
    startedAt: before(4 * minute + 9_000),
    finishedAt: before(4 * minute),
    counts: recordCounts({ pass: 66, warn: 3, 'not-applicable': 5 }),
    score: { score: 94, coverage: 1 },
    ...overrides,
  };
}

/** A cluster that is seen and well, changed as the test needs. */
export function recordSummary(
  name: string,
  overrides: Partial<ClusterSummary> = {},
): ClusterSummary {
  return {
    status: recordStatus(name),
    entityRef: `resource:default/${name}`,
    version: known('v1.34.2'),
    health: 'healthy',
    serving: {
      state: 'serving',
      reason: 'every hard check passes',
      checks: [],
      since: before(3 * day),
    },
    controlPlane: known({
      verdict: 'pass',
      summary: 'ok',
      parts: [
        { name: 'API server', verdict: 'pass', detail: 'ready' },
        { name: 'etcd', verdict: 'pass', detail: 'ready' },
        { name: 'kube-scheduler', verdict: 'pass', detail: 'lease 2 s old' },
        {
          name: 'kube-controller-manager',
          verdict: 'pass',
          detail: 'lease 1 s old',
        },
      ],
      latencyMs: known(12.4),
    }),
    nodes: known({
      total: 800,
      ready: 800,
      cordoned: 0,
      cordonedWithoutOwner: 0,
      underPressure: 0,
    }),
    online: known({
      from: before(30 * day),
      to: recordedAt,
      rate: 0.9997,
      coverage: 0.998,
      nodes: 800,
      gone: 0,
    }),
    survives: known('biggest-zone'),
    causes: { bad: 0, warning: 0 },
    inspection: recordRun(name),
    lastBackup: known(before(2 * hour)),
    pods: known({ total: 9_400, failing: 0 }),
    ...overrides,
  };
}

/** A cluster that was seen until a while ago: the last known numbers stay. */
export function recordLost(
  name: string,
  condition: ClusterState,
  overrides: Partial<ClusterSummary> = {},
): ClusterSummary {
  const reason = 'the cluster is not seen';
  return recordSummary(name, {
    status: recordStatus(name, { condition }),
    health: 'unknown',
    serving: {
      state: 'unknown',
      reason: 'The cluster is not seen.',
      checks: [],
      since: condition.since,
    },
    nodes: known(
      {
        total: 84,
        ready: 82,
        cordoned: 1,
        cordonedWithoutOwner: 1,
        underPressure: 0,
      },
      before(2 * minute),
    ),
    controlPlane: unknown(reason),
    survives: unknown(reason),
    pods: unknown(reason),
    ...overrides,
  });
}

/** A cluster nobody could look at yet: everything is unknown. */
export function recordBlind(
  name: string,
  condition: ClusterState,
  reason = 'nothing was read yet',
): ClusterSummary {
  const { inspection: _, entityRef: __, ...rest } = recordSummary(name);
  return {
    ...rest,
    status: recordStatus(name, { condition }),
    health: 'unknown',
    serving: { state: 'unknown', reason, checks: [], since: condition.since },
    version: unknown(reason),
    controlPlane: unknown(reason),
    nodes: unknown(reason),
    online: unknown(reason),
    survives: unknown(reason),
    lastBackup: unknown(reason),
    pods: unknown(reason),
  };
}
