import type { PodRow } from '@pilotage/fleet-node';

const pendingMs = 60_000;
const creatingMs = 5 * 60_000;
/** The kubelet kills what is left when the grace period ends; two minutes later something holds the pod. */
export const terminatingMs = 2 * 60_000;

/**
 * Why a pod waits to be placed or created, in words that are the same for all pods that wait for the same.
 *
 * @param now - the cluster's clock, milliseconds since the epoch.
 * @returns `undefined` for a pod that is not waiting, or not for long.
 */
export function pendingReason(pod: PodRow, now: number): string | undefined {
  if (pod.phase !== 'Pending' || pod.deleting) return undefined;
  const age = now - pod.createdAt;
  if (pod.node === '') {
    if (age < pendingMs) return undefined;
    return pod.message
      ? schedulerReason(pod.message)
      : pod.reason || 'no scheduler has looked at it';
  }
  const creating = pod.containers.some(
    ({ state, reason }) =>
      state === 'waiting' && reason === 'ContainerCreating',
  );
  return creating && age >= creatingMs
    ? 'its containers are not created'
    : undefined;
}

/**
 * The reasons in a scheduler's message (`0/9 nodes are available: 6 Insufficient cpu, 3 node(s) had untolerated taint
 * {gpu: true}. preemption: …`) without the numbers, which change with every node, and in a steady order.
 */
export function schedulerReason(message: string): string {
  const [, list] =
    /nodes are available: ?(.*?)(?:\.\s|\.?$)/s.exec(message) ?? [];
  if (!list) return message.trim();
  const reasons = list
    .split(/, (?=\d+ )/)
    .map(reason => reason.replace(/^\d+ (?:node\(s\) )?/, '').trim());
  return [...new Set(reasons)].sort().join(', ');
}

/**
 * Whether a pod is held back from going although its grace period is over.
 *
 * @param now - the cluster's clock, milliseconds since the epoch.
 */
export function stuckTerminating(pod: PodRow, now: number): boolean {
  return pod.deleting && now - pod.deletionDueAt > terminatingMs;
}
