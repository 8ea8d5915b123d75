import type { ClusterState, VerdictState } from '@pilotage/fleet-common';
import type { StatusTone } from '@pilotage/fleet-react';

/** How loud each verdict is. */
export const verdictTone: Record<VerdictState, StatusTone> = {
  done: 'done',
  progressing: 'working',
  'step-done': 'waiting',
  paused: 'waiting',
  stuck: 'bad',
  degraded: 'bad',
  unknown: 'unknown',
};

/** How loud each cluster state is. */
export const conditionTone: Record<ClusterState['state'], StatusTone> = {
  live: 'done',
  syncing: 'working',
  stale: 'waiting',
  unreachable: 'bad',
  unauthorised: 'bad',
  forbidden: 'bad',
  'sign-in-required': 'info',
};
