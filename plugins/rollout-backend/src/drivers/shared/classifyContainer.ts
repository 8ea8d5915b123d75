import type { ContainerState } from '@pilotage/fleet-common';
import type { ContainerRow } from '@pilotage/fleet-node';

/** Waiting reasons of a container that is on its way; every other reason is a failure. */
const ordinaryWaits = new Set(['', 'ContainerCreating', 'PodInitializing']);

/** The kubelet alternates between the first try and the back-off; people see one cause. */
const imagePullReasons = new Set(['ErrImagePull', 'ImagePullBackOff']);

/** SIGKILL and SIGTERM: how a container ends when it is stopped on purpose, as an in-place update does. */
const stopExitCodes = new Set([0, 137, 143]);

/**
 * Why a container fails, or an empty string. Reasons between which one failure alternates are given one name:
 * `ImagePullBackOff` for every failed pull, `CrashLoopBackOff` for every crash, `OOMKilled` when the crash was one.
 */
export function failureCause(container: ContainerRow): string {
  switch (container.state) {
    case 'waiting':
      if (imagePullReasons.has(container.reason)) return 'ImagePullBackOff';
      if (container.reason === 'CrashLoopBackOff') return crashCause(container);
      return ordinaryWaits.has(container.reason) ? '' : container.reason;
    case 'terminated':
      if (container.reason === 'OOMKilled') return 'OOMKilled';
      return stopExitCodes.has(container.exitCode) ? '' : crashCause(container);
    case 'running':
      // In a crash loop the container runs for moments between two crashes; without this the state would flicker.
      return !container.ready && container.restarts > 0 && crashed(container)
        ? crashCause(container)
        : '';
    default:
      return '';
  }
}

/** State of a container as the pod map draws it. */
export function classifyContainer(container: ContainerRow): ContainerState {
  if (failureCause(container) !== '') return 'failing';
  switch (container.state) {
    case 'running':
      return container.ready ? 'running' : 'starting';
    case 'waiting':
      return 'starting';
    case 'terminated':
      return 'terminated';
    default:
      return 'unknown';
  }
}

function crashed(container: ContainerRow): boolean {
  if (container.lastReason === 'OOMKilled') return true;
  return (
    container.lastReason !== '' &&
    container.exitCode >= 0 &&
    !stopExitCodes.has(container.exitCode)
  );
}

function crashCause(container: ContainerRow): string {
  return container.lastReason === 'OOMKilled'
    ? 'OOMKilled'
    : 'CrashLoopBackOff';
}
