import type { RolloutObservation } from '@pilotage/plugin-rollout-common';

/** Pods of the wanted revision that fail. */
export function updatedFailing(
  observation: Pick<RolloutObservation, 'failures'>,
): number {
  return observation.failures
    .filter(({ updatedRevision }) => updatedRevision)
    .reduce((sum, { count }) => sum + count, 0);
}
