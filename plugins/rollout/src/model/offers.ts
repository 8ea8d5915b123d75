import type { VerdictState } from '@pilotage/fleet-common';
import type { RolloutVerb } from '@pilotage/plugin-rollout-common';

/** Which verbs stand as buttons, most wanted first; all others are in the menu. */
const prominent: Record<VerdictState, readonly RolloutVerb[]> = {
  done: ['set-image'],
  progressing: ['pause', 'rollback'],
  'step-done': ['partition', 'rollback'],
  paused: ['resume', 'rollback'],
  stuck: ['rollback', 'pause'],
  degraded: ['rollback', 'pause'],
  unknown: ['pause'],
};

/** Verbs that stand as buttons for a verdict. */
export function prominentVerbs(verdict: VerdictState): readonly RolloutVerb[] {
  return prominent[verdict];
}
