import type {
  Cause,
  ClusterHealthFrame,
  ClusterHealthTopic,
  ClusterSummary,
  EntityHealthFrame,
  EntityHealthSection,
  EntityHealthTopic,
  FleetHealthFrame,
  FleetHealthTopic,
  InspectionReport,
  NodePool,
  NodeTransition,
} from '@pilotage/plugin-cluster-health-common';
import {
  known,
  recordedAt,
  before,
  recordRun,
  recordStatus,
} from './recordCluster';

type Snapshot<TFrame> = Extract<TFrame, { type: 'snapshot' }>;

export function fleetFrame(options: {
  readonly clusters: readonly ClusterSummary[];
  readonly causes?: readonly Cause[];
  readonly topic?: Partial<FleetHealthTopic>;
  readonly at?: number;
}): Snapshot<FleetHealthFrame> {
  const { clusters, causes = [], at = recordedAt } = options;
  const environments = new Set(
    clusters.flatMap(({ status }) => status.cluster.environment ?? []),
  );
  return {
    type: 'snapshot',
    seq: 1,
    at,
    dictionary: [''],
    topic: {
      clusters: {
        total: clusters.length,
        serving: clusters.filter(({ serving }) => serving.state === 'serving')
          .length,
      },
      online: known({
        from: at - 30 * 24 * 3_600_000,
        to: at,
        rate: 0.99937,
        coverage: 0.9871,
        nodes: 2_084,
        gone: 1,
      }),
      causes: causes.length,
      failingPods: 61,
      withoutOwner: causes.filter(({ owner }) => owner === undefined).length,
      environments: [...environments].sort(),
      ...options.topic,
    },
    sections: [
      ...clusters.map(cluster => ({
        key: `cluster/${cluster.status.cluster.name}`,
        section: { type: 'cluster' as const, cluster },
        pods: [],
      })),
      ...causes.map(cause => ({
        key: `cause/${cause.key}`,
        section: { type: 'cause' as const, cause },
        pods: [],
      })),
    ],
  };
}

export function clusterFrame(
  summary: ClusterSummary,
  options: {
    readonly pools?: readonly NodePool[];
    readonly causes?: readonly Cause[];
    readonly report?: InspectionReport;
    readonly transitions?: readonly NodeTransition[];
    readonly topic?: Partial<ClusterHealthTopic>;
    readonly at?: number;
  } = {},
): Snapshot<ClusterHealthFrame> {
  const { pools = [], causes = [], report, transitions = [] } = options;
  const { name } = summary.status.cluster;
  return {
    type: 'snapshot',
    seq: 1,
    at: options.at ?? recordedAt,
    dictionary: [''],
    topic: {
      cluster: name,
      found: true,
      tried: [name],
      history: report
        ? [
            report,
            recordRun(name, {
              id: `${name}-run-2`,
              trigger: { type: 'person', by: 'user:default/petra.novak' },
              finishedAt: before(24 * 3_600_000),
            }),
          ]
        : [],
      ...options.topic,
    },
    sections: [
      {
        key: 'summary',
        section: { type: 'summary', cluster: summary },
        pods: [],
      },
      ...pools.map(pool => ({
        key: `pool/${pool.pool}`,
        section: { type: 'pool' as const, pool },
        pods: [],
      })),
      ...causes.map(cause => ({
        key: `cause/${cause.key}`,
        section: { type: 'cause' as const, cause },
        pods: [],
      })),
      ...(report
        ? [
            {
              key: 'inspection',
              section: { type: 'inspection' as const, report },
              pods: [],
            },
          ]
        : []),
      {
        key: 'transitions',
        section: { type: 'transitions', transitions },
        pods: [],
      },
    ],
  };
}

export function recordEntitySection(
  name: string,
  overrides: Partial<EntityHealthSection> = {},
): EntityHealthSection {
  return {
    status: recordStatus(name),
    serving: {
      state: 'serving',
      reason: 'every hard check passes',
      checks: [],
      since: before(3_600_000),
    },
    verdict: 'pass',
    summary: 'nothing on this cluster touches it',
    pods: known({ total: 24, failing: 0, nodes: 12, zones: 3 }),
    nodes: [],
    causes: [],
    checks: [
      {
        id: 'disruption-budget',
        title: 'A budget protects it',
        shown: 'pass',
        summary: 'checkout allows 2 disruptions',
      },
    ],
    ...overrides,
  };
}

export function entityFrame(
  sections: readonly EntityHealthSection[],
  topic: Partial<EntityHealthTopic> = {},
): Snapshot<EntityHealthFrame> {
  return {
    type: 'snapshot',
    seq: 1,
    at: recordedAt,
    dictionary: [''],
    topic: {
      entityRef: 'component:default/checkout',
      labelSelector: 'backstage.io/kubernetes-id=checkout',
      clusters: ['prod-eu', 'prod-us', 'test-1'],
      ...topic,
    },
    sections: sections.map(section => ({
      key: section.status.cluster.name,
      section,
      pods: [],
    })),
  };
}
