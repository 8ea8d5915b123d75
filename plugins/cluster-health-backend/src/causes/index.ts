import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { findClusterNotSeen } from './cluster-not-seen';
import { findControlPlane } from './control-plane';
import { findCrashLoops } from './crash-loop';
import { findDeadBudgets } from './dead-budget';
import { findDeadControllers } from './dead-controller';
import type { FoundCause } from './foundCause';
import { findImagePulls } from './image-pull';
import { findCordonedNodes } from './node-cordoned';
import { findNodesNotReady } from './node-not-ready';
import { findNodePressure } from './node-pressure';
import { findOutOfMemory } from './out-of-memory';
import { findPending } from './pending';
import { findSelfHealingRestarts } from './self-healing-restarts';
import { findServicesWithoutEndpoints } from './service-without-endpoints';
import { findTerminating } from './terminating';
import { findWebhooksWithoutEndpoints } from './webhook-without-endpoints';

export type { FoundCause } from './foundCause';

/** One per kind of cause, in the order of its enumeration. A new kind is a new file and a line here. */
const finders: readonly ((facts: ClusterFacts) => readonly FoundCause[])[] = [
  findClusterNotSeen,
  findControlPlane,
  findDeadControllers,
  findNodesNotReady,
  findNodePressure,
  findCordonedNodes,
  findCrashLoops,
  findSelfHealingRestarts,
  findImagePulls,
  findPending,
  findTerminating,
  findOutOfMemory,
  findServicesWithoutEndpoints,
  findDeadBudgets,
  findWebhooksWithoutEndpoints,
];

/**
 * What is wrong on one cluster right now. What could not be read gives no cause about itself: `cluster-not-seen` says so
 * once, instead.
 */
export function findCauses(facts: ClusterFacts): readonly FoundCause[] {
  return finders.flatMap(find => find(facts));
}
