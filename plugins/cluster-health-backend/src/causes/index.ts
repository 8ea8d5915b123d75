import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { findCrashLoops } from './crash-loop';
import type { FoundCause } from './foundCause';
import { findImagePulls } from './image-pull';

export type { FoundCause } from './foundCause';

/** One per kind of cause. A new kind is a new file and a line here. */
const finders: readonly ((facts: ClusterFacts) => readonly FoundCause[])[] = [
  findCrashLoops,
  findImagePulls,
];

/**
 * What is wrong on one cluster right now. What could not be read gives no cause about itself: `cluster-not-seen` says so
 * once, instead.
 */
export function findCauses(facts: ClusterFacts): readonly FoundCause[] {
  return finders.flatMap(find => find(facts));
}
