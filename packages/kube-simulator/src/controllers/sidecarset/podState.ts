import { namesInPod } from '../../sidecars/hotUpgrade';
import {
  hashOf,
  injectedBy,
  marks,
  readUpgradeMarks,
} from '../../sidecars/marks';
import type { Pod } from '../kinds/pod';
import type { SidecarSet } from '../kinds/sidecarSet';
import { isActive, isReady } from '../shared/podState';
import { readInPlaceStates } from './inPlaceState';

/**
 * Whether a pod belongs to a SidecarSet: injected by it, alive, and with all of its containers. A pod that
 * lost its label is not asked for here: the selector decides before.
 */
export function isInjected(set: SidecarSet, pod: Pod): boolean {
  return (
    isActive(pod) &&
    injectedBy(pod).includes(set.metadata.name) &&
    namesOf(set).every(name =>
      pod.spec.containers.some(container => container.name === name),
    )
  );
}

/** At the newest state of the SidecarSet, whether its containers run already or not. */
export function isUpdated(set: SidecarSet, pod: Pod): boolean {
  return (
    readUpgradeMarks(pod, marks.hash)[set.metadata.name]?.hash === hashOf(set)
  );
}

/** Only images differ between the pod and the SidecarSet, so the pod can be updated in place. */
export function isUpgradable(set: SidecarSet, pod: Pod): boolean {
  return (
    readUpgradeMarks(pod, marks.hashWithoutImage)[set.metadata.name]?.hash ===
    hashOf(set, marks.hashWithoutImage)
  );
}

export function isPodReady(pod: Pod): boolean {
  return pod.status?.phase === 'Running' && isReady(pod);
}

/**
 * Whether the node has carried out what was last asked of the sidecars: each shows another imageID than before
 * its update, or the very image the spec names. A pod that was never updated in place is consistent.
 *
 * @param containers - those to look at; default all of the SidecarSet
 */
export function isConsistent(
  set: SidecarSet,
  pod: Pod,
  containers: readonly string[] = namesOf(set),
): boolean {
  const statuses = pod.status?.containerStatuses ?? [];
  if (pod.spec.containers.length !== statuses.length) return false;
  const before =
    readInPlaceStates(pod)[set.metadata.name]?.lastContainerStatuses ?? {};
  return pod.spec.containers.every(({ name, image }) => {
    if (!containers.includes(name)) return true;
    const now = statuses.find(status => status.name === name);
    const last = before[name];
    if (!last || !now) return Boolean(now);
    return (last.imageID ?? '') !== (now.imageID ?? '') || now.image === image;
  });
}

/**
 * Whether an earlier update of a sidecar is still on its way in a container that serves. One that is not ready
 * is not waited for: this is how a pod gets out of a bad image.
 */
export function isUnderway(set: SidecarSet, pod: Pod): boolean {
  return namesOf(set).some(name => {
    const status = pod.status?.containerStatuses?.find(
      container => container.name === name,
    );
    return status?.ready === true && !isConsistent(set, pod, [name]);
  });
}

/** Names of its containers in a pod. */
export function namesOf({ spec }: SidecarSet): readonly string[] {
  return (spec.containers ?? []).flatMap(namesInPod);
}
