import { InputError } from '@backstage/errors';
import type { StepTarget } from '@pilotage/plugin-rollout-common';

/**
 * Reads `30%` as a share of the pods and `3` as a number of them; without a value all pods are meant.
 *
 * @throws InputError for anything else.
 */
export function readFirstStep(value: string | number | undefined): StepTarget {
  if (value === undefined) return { type: 'percent', value: 100 };
  const text = String(value).trim();
  const percent = /^(\d{1,3})\s*%$/.exec(text);
  if (percent && Number(percent[1]) <= 100) {
    return { type: 'percent', value: Number(percent[1]) };
  }
  if (/^\d{1,6}$/.test(text)) return { type: 'pods', value: Number(text) };
  throw new InputError(
    `'firstStep' must be a share like '30%' or a number of pods like 3, not '${text}'`,
  );
}
