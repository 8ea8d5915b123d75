import type {
  ClusterSummary,
  EntityHealthSection,
} from '@pilotage/plugin-cluster-health-common';
import { verdictOrder } from './verdictOrder';

/** Orders of the table of clusters. The first is the one without a choice. */
export const clusterSorts = ['worst', 'name', 'environment'] as const;

export type ClusterSort = (typeof clusterSorts)[number];

const quietest = 7;

/** What needs a person comes first: lost clusters, failing ones, what may not serve, what we cannot see. */
function urgency(summary: ClusterSummary): number {
  switch (summary.status.condition.state) {
    case 'unreachable':
      return 0;
    case 'unauthorised':
    case 'forbidden':
    case 'stale':
      return 3;
    case 'sign-in-required':
    case 'syncing':
      return 6;
    default:
      break;
  }
  if (summary.health === 'failing') return 1;
  if (summary.serving.state === 'not-serving') return 2;
  if (summary.health === 'degraded') return 4;
  if (summary.health === 'unknown') return 5;
  return quietest;
}

const compareTitles = (a: ClusterSummary, b: ClusterSummary) =>
  a.status.cluster.title.localeCompare(b.status.cluster.title);

function compareWorst(a: ClusterSummary, b: ClusterSummary): number {
  return (
    urgency(a) - urgency(b) ||
    b.serving.checks.length - a.serving.checks.length ||
    b.causes.bad - a.causes.bad ||
    (b.inspection?.counts.fail ?? 0) - (a.inspection?.counts.fail ?? 0) ||
    b.causes.warning - a.causes.warning ||
    (b.inspection?.counts.warn ?? 0) - (a.inspection?.counts.warn ?? 0) ||
    compareTitles(a, b)
  );
}

const environmentOf = (summary: ClusterSummary) =>
  summary.status.cluster.environment ?? '';

const comparers: Record<
  ClusterSort,
  (a: ClusterSummary, b: ClusterSummary) => number
> = {
  worst: compareWorst,
  name: compareTitles,
  environment: (a, b) =>
    environmentOf(a).localeCompare(environmentOf(b)) || compareWorst(a, b),
};

/** Clusters in the order of the table; ties are broken by name, so that nothing jumps. */
export function sortClusters(
  clusters: readonly ClusterSummary[],
  by: ClusterSort,
): readonly ClusterSummary[] {
  return [...clusters].sort(comparers[by]);
}

/** The cards of a component: what touches it most comes first. */
export function sortEntitySections(
  sections: readonly EntityHealthSection[],
): readonly EntityHealthSection[] {
  const rank = ({ status, verdict }: EntityHealthSection) =>
    verdictOrder(status.condition.state === 'live' ? verdict : 'unknown');
  return [...sections].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.status.cluster.title.localeCompare(b.status.cluster.title),
  );
}
