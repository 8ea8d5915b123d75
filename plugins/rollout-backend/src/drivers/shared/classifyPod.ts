import type { PodState } from '@pilotage/fleet-common';
import { podFlags } from '@pilotage/fleet-common';
import type { PodRow } from '@pilotage/fleet-node';
import type { AvailabilityRule } from './availability';
import { isServing, readyLongEnough } from './availability';
import { failureCause } from './classifyContainer';
import { sameRevision } from './revisionLabel';

/** How long a pod may start before being unready is a failure, in milliseconds. */
export const startGraceMs = 60_000;

/** Ready changes this close to the creation are the condition's first value, not a pod that lost readiness. */
const firstReadyMs = 5_000;

/** What a pod is judged by. Made once per workload, used for each of its pods. */
export interface PodContext extends AvailabilityRule {
  /** Name or hash of the update revision; empty when not known, then no pod counts as updated. */
  readonly updateRevision: string;
}

/** One pod as the pod map draws it. */
export interface PodClass {
  readonly state: PodState;
  /** Sum of `podFlags`. */
  readonly flags: number;
  /** Why the pod is in this state; empty when the state says it all. */
  readonly reason: string;
}

/** Judges one pod. Makes one small object and no strings: it runs for every pod of every frame. */
export function classifyPod(pod: PodRow, context: PodContext): PodClass {
  const flags =
    (sameRevision(pod.revision, context.updateRevision)
      ? podFlags.updated
      : 0) +
    (pod.updatedInPlace ? podFlags.inPlace : 0) +
    (pod.deleting ? podFlags.deleting : 0);
  if (pod.deleting || pod.lifecycle === 'PreparingDelete') {
    return { state: 'terminating', flags, reason: pod.reason };
  }
  if (pod.phase === 'Failed') {
    return { state: 'failing', flags, reason: pod.reason || 'Failed' };
  }
  for (let i = 0; i < pod.containers.length; i++) {
    const cause = failureCause(pod.containers[i]!);
    if (cause !== '') return { state: 'failing', flags, reason: cause };
  }
  if (pod.node === '') {
    return pod.reason === 'Unschedulable'
      ? { state: 'failing', flags, reason: pod.reason }
      : { state: 'pending', flags, reason: pod.reason };
  }
  if (pod.phase === 'Unknown') {
    return { state: 'unknown', flags, reason: pod.reason };
  }
  if (pod.phase === 'Succeeded') {
    return { state: 'not-ready', flags, reason: pod.reason || 'Completed' };
  }
  if (isServing(pod)) {
    return {
      state: readyLongEnough(pod, context) ? 'available' : 'ready',
      flags,
      reason: '',
    };
  }
  return notServing(pod, flags, context.now);
}

function notServing(pod: PodRow, flags: number, now: number): PodClass {
  const since = Math.max(pod.createdAt, pod.readyChangedAt);
  // A pod that is still Ready has only just begun its update: when, its conditions do not say.
  const overdue = !pod.ready && now - since >= startGraceMs;
  if (!pod.inPlaceReady || isUpdateState(pod.lifecycle)) {
    return { state: 'updating', flags, reason: overdue ? 'NotReady' : '' };
  }
  if (overdue) return { state: 'not-ready', flags, reason: 'NotReady' };
  const starts =
    pod.phase === 'Pending' ||
    pod.updatedInPlace ||
    pod.readyChangedAt - pod.createdAt < firstReadyMs;
  return { state: starts ? 'starting' : 'not-ready', flags, reason: '' };
}

function isUpdateState(lifecycle: string): boolean {
  return (
    lifecycle === 'PreparingUpdate' ||
    lifecycle === 'Updating' ||
    lifecycle === 'Updated'
  );
}
