import type { PodRow } from '@pilotage/fleet-node';
import { isActive } from '@pilotage/fleet-node';
import type {
  Forecast,
  ForecastObstacle,
} from '@pilotage/plugin-rollout-common';
import type { Guard } from '@pilotage/plugin-rollout-node';
import { obstacle } from './forecastReasons';
import { sameRevision } from './revisionLabel';

/** The change that meets the guards. Counts pods. */
export interface GuardedChange {
  readonly mode: Forecast['mode'];
  /** Pods that will change, and how many of them at once. */
  readonly pods: number;
  readonly batchSize: number;
  /** Extra pods that come first; each that becomes available gives a budget room for one more. */
  readonly surge: number;
  /** How many the strategy takes away at once. */
  readonly unavailable: number;
  /** Of the pods that will change, those that are ready; a budget guards no other. */
  readonly readyPods: number;
}

/** What the guards of a workload mean for a change of its pods. */
export function guardObstacles(
  guards: readonly Guard[],
  change: GuardedChange,
): readonly ForecastObstacle[] {
  if (change.pods === 0) return [];
  const found = guards.flatMap(guard => guardObstacle(guard, change));
  // Whether a cluster has the gate cannot be read from it.
  const holds = found.some(({ severity }) => severity !== 'note');
  return holds && change.mode === 'in-place'
    ? [...found, obstacle('note', 'update-gate')]
    : found;
}

function guardObstacle(
  guard: Guard,
  change: GuardedChange,
): readonly ForecastObstacle[] {
  const { name } = guard;
  switch (guard.type) {
    case 'pod-unavailable-budget': {
      const protects =
        change.mode === 'in-place'
          ? guard.protectsUpdates
          : guard.protectsDeletions;
      const size = Math.min(change.batchSize, change.readyPods);
      if (!protects || size === 0) return [];
      const allowed = guard.unavailableAllowed;
      const room = allowed + change.surge;
      if (room === 0) return [obstacle('blocks', 'budget-empty', { name })];
      return room < size
        ? [obstacle('slows', 'budget-small', { name, allowed, size })]
        : [obstacle('note', 'budget-enough', { name, allowed })];
    }
    case 'pod-disruption-budget': {
      const pods = Math.min(change.unavailable, change.pods);
      const allowed = guard.disruptionsAllowed;
      // Whoever relies on it should know that it does not help here.
      return allowed < pods
        ? [obstacle('note', 'budget-not-asked', { name, allowed, pods })]
        : [];
    }
    case 'horizontal-pod-autoscaler': {
      const { min, max } = guard;
      return [obstacle('note', 'autoscaler', { name, min, max })];
    }
    default:
      return guard satisfies never;
  }
}

/** Of `pods` that will be brought to the target, how many are ready: unready ones go first. */
export function readyPodsToChange(
  all: readonly PodRow[],
  target: string,
  pods: number,
): number {
  let unready = 0;
  for (const pod of all) {
    if (isActive(pod) && !pod.ready && !sameRevision(pod.revision, target)) {
      unready++;
    }
  }
  return Math.max(pods - unready, 0);
}
