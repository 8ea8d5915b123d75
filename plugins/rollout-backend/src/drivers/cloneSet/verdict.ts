import type { Verdict } from '@pilotage/fleet-common';
import type {
  FailureGroup,
  RolloutCounts,
} from '@pilotage/plugin-rollout-common';
import type { ControllerStatement } from '../shared/decideVerdict';
import { decideVerdict } from '../shared/decideVerdict';
import { asString, asTime } from '../shared/json';
import type { PodTally } from '../shared/podTally';
import type { CloneSet } from './readCloneSet';

/** FailedUpdate is set and never taken back; older than this it says nothing about now. Milliseconds. */
const failedUpdateFreshMs = 300_000;

/** The verdict on a CloneSet, by the limits its controller keeps. */
export function cloneSetVerdict(input: {
  readonly cloneSet: CloneSet;
  readonly counts: RolloutCounts;
  readonly tally: PodTally;
  readonly failures: readonly FailureGroup[];
  readonly now: number;
}): Verdict {
  const { cloneSet, counts, tally, now } = input;
  return decideVerdict({
    observed: cloneSet.observed,
    counts,
    updatedFailing: tally.updatedFailing,
    updatedMoving: tally.updatedMoving,
    paused: cloneSet.strategy.paused,
    onDelete: cloneSet.strategy.type === 'on-delete',
    maxUnavailablePods: cloneSet.strategy.maxUnavailablePods,
    mayStartMore: mayStartMore(cloneSet, counts, tally),
    failures: input.failures,
    controllerSays: statement(cloneSet, now),
    ageMs: now - asTime(cloneSet.object.metadata.creationTimestamp),
  });
}

/**
 * Whether the controller may update one more pod now: neither the unavailable pods of the update revision nor, unless
 * an old unavailable pod waits whose update costs nothing, those of all revisions use up the budget. Surge pods raise
 * the budget by their number.
 */
export function mayStartMore(
  cloneSet: CloneSet,
  counts: RolloutCounts,
  tally: PodTally,
): boolean {
  if (cloneSet.strategy.paused) return false;
  if (cloneSet.strategy.type === 'on-delete') return false;
  const surge = counts.current - counts.desired;
  if (surge < cloneSet.maxSurgePods) return true;
  const budget = cloneSet.strategy.maxUnavailablePods + surge;
  const updatedUnavailable = tally.updated - tally.updatedAvailable;
  const unavailable = tally.active - tally.available;
  const oldUnavailable = unavailable - updatedUnavailable;
  return (
    updatedUnavailable < budget && (oldUnavailable > 0 || unavailable < budget)
  );
}

function statement(cloneSet: CloneSet, now: number): ControllerStatement {
  for (const condition of cloneSet.conditions) {
    const type = asString(condition.type);
    if (
      type === 'Progressing' &&
      condition.reason === 'ProgressDeadlineExceeded'
    ) {
      return { type: 'deadline-exceeded' };
    }
    if (
      type === 'FailedUpdate' &&
      condition.status === 'True' &&
      now - asTime(condition.lastTransitionTime) < failedUpdateFreshMs
    ) {
      return { type: 'update-failed', message: asString(condition.message) };
    }
  }
  return { type: 'nothing' };
}
