import type { StepTarget } from '@pilotage/plugin-rollout-common';
import type { Refusal } from './refusals';
import { refusal } from './refusals';

/** What is wrong with a target; `undefined` when it can be reached. Fractions of a percent cannot be written. */
export function checkTarget(
  target: StepTarget,
  replicas: number,
): Refusal | undefined {
  const highest = target.type === 'percent' ? 100 : replicas;
  const fits =
    Number.isInteger(target.value) &&
    target.value >= 0 &&
    target.value <= highest;
  return fits
    ? undefined
    : refusal('invalid-target', {
        expected: `a whole number${
          target.type === 'percent' ? ' of percent' : ' of pods'
        } from 0 to ${highest}`,
      });
}
