import type { RolloutStep } from '@pilotage/plugin-rollout-common';

/** What the marks on the progress rail follow from. Numbers count pods. */
export interface StepInput {
  readonly desired: number;
  readonly expectedUpdated: number;
  readonly updatedAvailable: number;
  /** The share as it was asked for, when it was a share; else it follows from the pods. */
  readonly percent?: number;
}

/**
 * Marks on the rail: where the present goal stops, and the end. Nothing else is true of a workload: it does not know
 * the steps somebody has in mind.
 */
export function rolloutSteps(input: StepInput): readonly RolloutStep[] {
  const { desired, expectedUpdated, updatedAvailable } = input;
  const end: RolloutStep = {
    percent: 100,
    pods: desired,
    state: stepState(updatedAvailable >= desired, expectedUpdated >= desired),
  };
  if (expectedUpdated >= desired || updatedAvailable >= desired) return [end];
  const percent =
    input.percent ?? Math.floor((expectedUpdated * 100) / desired);
  const reached = updatedAvailable >= expectedUpdated;
  return [
    { percent, pods: expectedUpdated, state: stepState(reached, true) },
    end,
  ];
}

function stepState(reached: boolean, goal: boolean): RolloutStep['state'] {
  if (reached) return 'reached';
  return goal ? 'current' : 'ahead';
}
