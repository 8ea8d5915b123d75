import type { VerbAvailability } from '@pilotage/plugin-rollout-common';
import type { RefusalCode } from './refusals';
import { refusal } from './refusals';

/** A verb is possible unless a condition holds; the first one that does is the reason shown. */
export function verbAvailability(
  conditions: readonly (readonly [boolean, RefusalCode])[],
): VerbAvailability {
  const hit = conditions.find(([holds]) => holds);
  return hit ? { possible: false, ...refusal(hit[1]) } : { possible: true };
}
