import type { PodRow } from '@pilotage/fleet-node';
import { isFinished } from '@pilotage/fleet-node';
import { crashReasons, imageReasons } from '../checks/shared/containers';

/** What one walk over the pods of a cluster gives. */
export interface PodTally {
  readonly total: number;
  readonly failing: number;
  /** Pods that hold a place on a node, by the node's name. */
  readonly onNode: ReadonlyMap<string, number>;
}

export function podTally(pods: Iterable<PodRow>): PodTally {
  const onNode = new Map<string, number>();
  let total = 0;
  let failing = 0;
  for (const pod of pods) {
    total += 1;
    if (isFailing(pod)) failing += 1;
    // A pod that has ended holds nothing, although its object is still there.
    if (isFinished(pod)) continue;
    if (pod.node) onNode.set(pod.node, (onNode.get(pod.node) ?? 0) + 1);
  }
  return { total, failing, onNode };
}

/** Whether something keeps it from running, as far as its own status tells. Waiting for a node is not failing. */
export function isFailing(pod: PodRow): boolean {
  if (pod.deleting || pod.phase === 'Succeeded') return false;
  if (pod.phase === 'Failed') return true;
  return pod.containers.some(
    ({ state, reason }) =>
      state === 'waiting' &&
      (crashReasons.has(reason) || imageReasons.has(reason)),
  );
}
