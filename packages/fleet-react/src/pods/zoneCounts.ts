import {
  podColumn,
  podFlags,
  podStates,
  type PodTuple,
} from '@pilotage/fleet-common';

const failing = podStates.indexOf('failing');

/** What a summary says of a group of pods. Numbers count pods. */
export function zoneCounts(pods: readonly PodTuple[]): {
  readonly pods: string;
  readonly updated: string;
  readonly failing: string;
} {
  let updatedPods = 0;
  let failingPods = 0;
  for (const pod of pods) {
    if ((pod[podColumn.flags] ?? 0) & podFlags.updated) updatedPods += 1;
    if (pod[podColumn.state] === failing) failingPods += 1;
  }
  return {
    pods: String(pods.length),
    updated: String(updatedPods),
    failing: String(failingPods),
  };
}
