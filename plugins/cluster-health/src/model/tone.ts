import type { ClusterState, ServingState } from '@pilotage/fleet-common';
import type { StatusTone } from '@pilotage/fleet-react';
import type {
  ClusterSummary,
  EntityHealthSection,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';

/** How loud each state of a cluster is. Only `live` says nothing by itself: its health does. */
const conditionTone: Record<
  Exclude<ClusterState['state'], 'live'>,
  StatusTone
> = {
  syncing: 'working',
  stale: 'waiting',
  unreachable: 'bad',
  unauthorised: 'bad',
  forbidden: 'bad',
  'sign-in-required': 'info',
};

const healthTone: Record<ClusterSummary['health'], StatusTone> = {
  healthy: 'done',
  degraded: 'waiting',
  failing: 'bad',
  unknown: 'unknown',
};

/** How loud each verdict is. What was not judged is never `done`. */
export const verdictTone: Record<ShownVerdict, StatusTone> = {
  pass: 'done',
  warn: 'waiting',
  fail: 'bad',
  unknown: 'unknown',
  'not-applicable': 'info',
  waived: 'info',
};

/** Tone of a cluster as a whole: of how it is seen, and of its health only while it is seen. */
export function clusterTone(
  summary: Pick<ClusterSummary, 'status' | 'health'>,
): StatusTone {
  const { state } = summary.status.condition;
  return state === 'live' ? healthTone[summary.health] : conditionTone[state];
}

/** Tone of what a cluster means for one component. */
export function entityTone(
  section: Pick<EntityHealthSection, 'status' | 'verdict'>,
): StatusTone {
  const { state } = section.status.condition;
  return state === 'live' ? verdictTone[section.verdict] : conditionTone[state];
}

/** Tone of the serving gate's mark: good only where the cluster is seen at the same time. */
export function servingTone(
  serving: ServingState,
  condition: ClusterState['state'],
): StatusTone {
  if (serving === 'not-serving') return 'bad';
  return serving === 'serving' && condition === 'live' ? 'done' : 'unknown';
}
