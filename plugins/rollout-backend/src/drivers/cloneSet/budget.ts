import type { PodTally } from '../shared/podTally';
import { sameValue } from '../shared/sameValue';
import type { Affected } from './affected';
import type { Intended } from './intent';
import { updateLimits } from './limits';
import type { CloneSet } from './readCloneSet';

/** How many pods may change at once. */
export interface Budget {
  /** Pods that may change at once. */
  readonly size: number;
  /** Failing pods that use up part of it and do not recover by this change. */
  readonly lost: number;
  readonly whole: number;
}

/**
 * How many pods may change at once: maxUnavailable and surge, less the failing pods that stay. Failing pods of an old
 * revision are taken first and cost nothing, since they are unavailable already.
 */
export function updateBudget(
  cloneSet: CloneSet,
  intent: Intended,
  tally: PodTally,
  affected: Affected,
): Budget {
  const limits = updateLimits(cloneSet.limits, intent.paused);
  const whole = limits.maxUnavailablePods + limits.maxSurgePods;
  const newRevision =
    !cloneSet.observed || !sameValue(intent.template, cloneSet.template);
  const staying = newRevision ? 0 : tally.updatedFailing;
  const old = tally.failing - staying;
  const lost = staying + Math.max(old - affected.pods, 0);
  return { size: Math.max(whole - lost, 0), lost, whole };
}
