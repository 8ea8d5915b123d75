import type { LiveView } from '@pilotage/fleet-node';
import type {
  Cause,
  ClusterHealthSection,
  ClusterHealthTopic,
  ClusterSummary,
  InspectionReport,
  InspectionSummary,
  NodePool,
  NodeTransition,
} from '@pilotage/plugin-cluster-health-common';

/** One cluster in full. */
export function clusterView(options: {
  readonly summary: ClusterSummary;
  readonly pools: readonly NodePool[];
  readonly causes: readonly Cause[];
  readonly report?: InspectionReport;
  readonly history: readonly InspectionSummary[];
  readonly transitions: readonly NodeTransition[];
}): LiveView<ClusterHealthSection, ClusterHealthTopic> {
  const { summary, pools, causes, report, history, transitions } = options;
  const { name } = summary.status.cluster;
  return {
    topic: { cluster: name, found: true, tried: [name], history },
    sections: new Map<string, ClusterHealthSection>([
      ['summary', { type: 'summary', cluster: summary }],
      ...pools.map(
        pool => [`pool/${pool.pool}`, { type: 'pool', pool }] as const,
      ),
      ...causes.map(
        cause => [`cause/${cause.key}`, { type: 'cause', cause }] as const,
      ),
      ...(report
        ? [['inspection', { type: 'inspection', report }] as const]
        : []),
      ['transitions', { type: 'transitions', transitions }],
    ]),
  };
}

/** A page about a cluster nobody knows, which says what was looked for. */
export function unknownClusterView(
  cluster: string,
  known: readonly string[],
): LiveView<ClusterHealthSection, ClusterHealthTopic> {
  return {
    topic: {
      cluster,
      found: false,
      tried: [
        `cluster ${cluster} of the Kubernetes plugin`,
        known.length === 0
          ? 'the Kubernetes plugin lists no clusters'
          : `it lists ${[...known].sort().join(', ')}`,
      ],
      history: [],
    },
    sections: new Map(),
  };
}
