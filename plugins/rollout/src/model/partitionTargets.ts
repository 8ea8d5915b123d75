import type {
  RolloutObservation,
  StepTarget,
} from '@pilotage/plugin-rollout-common';

/** A goal that a page offers, with the number of updated pods it means. */
export interface PartitionOffer {
  readonly target: StepTarget;
  readonly pods: number;
}

/** The mark after the one that is reached, `undefined` when the rollout has no marks or none ahead. */
export function nextStep(
  observation: Pick<RolloutObservation, 'steps' | 'counts'>,
): PartitionOffer | undefined {
  const step = observation.steps.find(
    ({ state, pods }) =>
      state === 'ahead' && pods > observation.counts.expectedUpdated,
  );
  return (
    step && {
      target: { type: 'percent', value: step.percent },
      pods: step.pods,
    }
  );
}

/** Whether a workload can stop at a part of its pods. A Deployment can only be held or go everywhere. */
export function hasPartialSteps(
  observation: Pick<RolloutObservation, 'strategy'>,
): boolean {
  return observation.strategy.partition !== undefined;
}

/**
 * "The next n pods" as an end state: counted from the present goal, not from what is reached, and never more than
 * there are. Sent twice it changes nothing more.
 */
export function nextPods(
  observation: Pick<RolloutObservation, 'counts'>,
  more: number,
): PartitionOffer {
  const { expectedUpdated, desired } = observation.counts;
  const pods = Math.min(desired, expectedUpdated + Math.max(0, more));
  return { target: { type: 'pods', value: pods }, pods };
}

/** Pods that a target means, before the controller's rounding: percent counts up, as partition rounds up what stays. */
export function podsOf(target: StepTarget, desired: number): number {
  if (target.type === 'pods') return Math.min(desired, target.value);
  return Math.floor((desired * target.value) / 100);
}
