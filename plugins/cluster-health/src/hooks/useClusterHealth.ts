import {
  type LiveTopic,
  type SectionState,
  useLiveTopic,
} from '@pilotage/fleet-react';
import type {
  Cause,
  ClusterHealthSection,
  ClusterHealthTopic,
  ClusterSummary,
  InspectionReport,
  NodePool,
  NodeTransition,
} from '@pilotage/plugin-cluster-health-common';
import { useMemo } from 'react';

const noParams = {};

/** What is known of one cluster. What did not arrive is absent: it is unknown, not empty. */
export interface ClusterParts {
  readonly summary?: ClusterSummary;
  readonly pools: readonly NodePool[];
  readonly causes: readonly Cause[];
  readonly report?: InspectionReport;
  readonly transitions: readonly NodeTransition[];
}

/** The live topic of one cluster, taken apart. */
export interface ClusterHealth
  extends LiveTopic<ClusterHealthSection, ClusterHealthTopic>,
    ClusterParts {}

export function useClusterHealth(cluster: string): ClusterHealth {
  const live = useLiveTopic<ClusterHealthSection, ClusterHealthTopic>({
    pluginId: 'cluster-health',
    path: `/v1/clusters/${encodeURIComponent(cluster)}/stream`,
    params: noParams,
  });
  const sections = live.topic?.sections;
  const parts = useMemo(() => takeApart(sections?.values() ?? []), [sections]);
  return { ...live, ...parts };
}

function takeApart(
  sections: Iterable<SectionState<ClusterHealthSection>>,
): ClusterParts {
  let summary: ClusterSummary | undefined;
  let report: InspectionReport | undefined;
  let transitions: readonly NodeTransition[] = [];
  const pools: NodePool[] = [];
  const causes: Cause[] = [];
  for (const { section } of sections) {
    switch (section.type) {
      case 'summary':
        summary = section.cluster;
        break;
      case 'pool':
        pools.push(section.pool);
        break;
      case 'cause':
        causes.push(section.cause);
        break;
      case 'inspection':
        report = section.report;
        break;
      case 'transitions':
        transitions = section.transitions;
        break;
      default:
      // A newer backend may send sections this page does not know.
    }
  }
  return {
    ...(summary ? { summary } : {}),
    ...(report ? { report } : {}),
    pools,
    causes,
    transitions,
  };
}
