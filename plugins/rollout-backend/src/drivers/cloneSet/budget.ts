import type { Intended } from './intent';
import { updateLimits } from './limits';
import type { CloneSet } from './readCloneSet';

/** How many pods may change at once. */
export interface Budget {
  /** Pods that may change at once. */
  readonly size: number;
  /** Failing pods that use up part of it and do not recover by the change. */
  readonly lost: number;
  readonly whole: number;
}

/**
 * How many pods may change at once: maxUnavailable and surge, less the failing pods that run the target already.
 * Failing pods of another revision are taken first and cost nothing, since they are unavailable anyway.
 */
export function updateBudget(
  cloneSet: CloneSet,
  intent: Intended,
  failingOnTarget: number,
): Budget {
  const limits = updateLimits(cloneSet.limits, intent.paused);
  const whole = limits.maxUnavailablePods + limits.maxSurgePods;
  return {
    size: Math.max(whole - failingOnTarget, 0),
    lost: failingOnTarget,
    whole,
  };
}
