import type { ControllerRevision } from '../kinds/controllerRevision';
import type { Pod } from '../kinds/pod';
import type { Action } from '../runtime/actions';
import { isPodAvailable } from './availability';
import { calculateDiffs } from './calculateDiffs';
import type { CloneSetRound } from './decideScale';
import { isOfRevision, lifecycleState, marks } from './marks';
import { refreshPod } from './refreshPod';
import { sortForUpdate } from './sortForUpdate';
import { updatePod } from './updatePod';

export interface UpdateDecision {
  readonly actions: readonly Action[];
  /** Milliseconds until a grace period ends. */
  readonly requeueAfterMs?: number;
  /** Why the update cannot go on; becomes condition FailedUpdate. */
  readonly error?: string;
}

/** Refreshes every pod's marks and, if nothing moved by that, takes the next pods to the update revision. */
export function decideUpdate(
  round: CloneSetRound,
  history: readonly ControllerRevision[],
): UpdateDecision {
  const { cloneSet, revisions, now } = round;
  const target = revisions.update;
  const refreshed = round.pods.map(pod =>
    refreshPod(cloneSet, pod, target.name, now),
  );
  const actions: Action[] = refreshed.flatMap(result => result.actions);
  const waits = refreshed.map(({ waitMs }) => waitMs).filter(ms => ms > 0);
  const requeue = () =>
    waits.length === 0 ? {} : { requeueAfterMs: Math.min(...waits) };
  if (
    refreshed.some(({ stateChanged }) => stateChanged) ||
    cloneSet.spec.updateStrategy?.paused
  ) {
    return { actions, ...requeue() };
  }

  const pods = refreshed.map(({ pod }) => pod);
  const diffs = calculateDiffs(cloneSet, pods, target.name, now);
  if (diffs.update === 0) return { actions, ...requeue() };
  const waiting = sortForUpdate(
    pods.filter(pod => !isOfRevision(pod, target.name) && mayBeUpdated(pod)),
    cloneSet.spec.updateStrategy,
    pods,
  );
  const chosen = limitByBudget({
    waiting: waiting.slice(0, diffs.update),
    pods,
    targetRevision: target.name,
    maxUnavailable: diffs.updateMaxUnavailable,
    minReadySeconds: cloneSet.spec.minReadySeconds ?? 0,
    now,
  });
  for (const pod of chosen) {
    const result = updatePod({ cloneSet, pod, target, history, now });
    actions.push(...result.actions);
    if (result.error !== undefined) {
      return { actions, ...requeue(), error: result.error };
    }
  }
  const graceSeconds =
    cloneSet.spec.updateStrategy?.inPlaceUpdateStrategy?.gracePeriodSeconds ??
    0;
  if (chosen.length > 0 && graceSeconds > 0) waits.push(graceSeconds * 1000);
  return { actions, ...requeue() };
}

/** A pod about to be deleted, or whose grace period runs, is left alone. */
function mayBeUpdated(pod: Pod): boolean {
  const state = lifecycleState(pod);
  if (state === 'PreparingDelete') return false;
  return (
    state === 'Updated' ||
    pod.metadata.annotations?.[marks.inPlaceGrace] === undefined
  );
}

/**
 * How far down the order the budget reaches. Pods that are unavailable already cost nothing more, but pods of
 * the target revision that do not come up count against it: a bad image stops after maxUnavailable pods.
 */
export function limitByBudget(options: {
  waiting: readonly Pod[];
  pods: readonly Pod[];
  targetRevision: string;
  maxUnavailable: number;
  minReadySeconds: number;
  now: number;
}): readonly Pod[] {
  const {
    waiting,
    pods,
    targetRevision,
    maxUnavailable,
    minReadySeconds,
    now,
  } = options;
  const unavailablePods = pods.filter(
    pod => !isPodAvailable(pod, minReadySeconds, now),
  );
  const ofTarget = unavailablePods.filter(pod =>
    isOfRevision(pod, targetRevision),
  ).length;
  let unavailable = unavailablePods.length;
  let count = 0;
  for (const pod of waiting) {
    if (ofTarget + count >= maxUnavailable) break;
    if (isPodAvailable(pod, minReadySeconds, now)) {
      if (unavailable >= maxUnavailable) break;
      unavailable++;
    }
    count++;
  }
  return waiting.slice(0, count);
}
