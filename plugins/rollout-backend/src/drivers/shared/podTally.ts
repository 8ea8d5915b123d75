import type { PodRow } from '@pilotage/fleet-node';
import { isActive } from '@pilotage/fleet-node';
import { isAvailable } from './availability';
import type { PodClass, PodContext } from './classifyPod';
import { classifyPod } from './classifyPod';
import { sameRevision } from './revisionLabel';

/** What one pass over the pods gives. Numbers count active pods, unless they say otherwise. */
export interface PodTally {
  readonly active: number;
  readonly ready: number;
  readonly available: number;
  readonly updated: number;
  readonly updatedAvailable: number;
  /** Pods that fail and will not become available by waiting. */
  readonly failing: number;
  readonly updatedFailing: number;
  /** Updated pods on their way to being available. */
  readonly updatedMoving: number;
  readonly byRevision: ReadonlyMap<string, number>;
}

/** Counts pods the way the controllers do. */
export function tallyPods(
  pods: readonly PodRow[],
  context: PodContext,
): PodTally {
  let active = 0;
  let ready = 0;
  let available = 0;
  let updated = 0;
  let updatedAvailable = 0;
  let failing = 0;
  let updatedFailing = 0;
  const byRevision = new Map<string, number>();
  for (const pod of pods) {
    if (!isActive(pod)) continue;
    active++;
    byRevision.set(pod.revision, (byRevision.get(pod.revision) ?? 0) + 1);
    if (pod.ready) ready++;
    const isUpdated = sameRevision(pod.revision, context.updateRevision);
    if (isUpdated) updated++;
    if (isAvailable(pod, context)) {
      available++;
      if (isUpdated) updatedAvailable++;
    } else if (isFailing(classifyPod(pod, context))) {
      failing++;
      if (isUpdated) updatedFailing++;
    }
  }
  return {
    active,
    ready,
    available,
    updated,
    updatedAvailable,
    failing,
    updatedFailing,
    updatedMoving: updated - updatedAvailable - updatedFailing,
    byRevision,
  };
}

/** Whether waiting alone will not help: the pod fails, is overdue, or its node is silent. */
export function isFailing({ state, reason }: PodClass): boolean {
  return state === 'failing' || state === 'unknown' || reason === 'NotReady';
}
