import type { PodRow } from '@pilotage/fleet-node';
import { runningContainers } from '../shared/podTemplate';
import { isHotUpgrade } from './audience';
import type { SidecarContents } from './contents';

/** Pods that are not ready, by whose container it is. */
export interface UnreadyPods {
  /** A container of the SidecarSet is not ready. */
  readonly own: readonly PodRow[];
  /** All containers of the SidecarSet are ready. */
  readonly theirs: readonly PodRow[];
}

export function unreadyPods(
  injected: ReadonlySet<string>,
  pods: readonly PodRow[],
): UnreadyPods {
  const own: PodRow[] = [];
  const theirs: PodRow[] = [];
  for (const pod of pods) {
    if (pod.ready) continue;
    const sidecars = pod.containers.filter(({ name }) => injected.has(name));
    const fine = sidecars.length > 0 && sidecars.every(({ ready }) => ready);
    (fine ? theirs : own).push(pod);
  }
  return { own, theirs };
}

/** Names of the containers a SidecarSet gives a pod. A hot upgrade has two for each. */
export function injectedNames(contents: SidecarContents): ReadonlySet<string> {
  return new Set(
    runningContainers(contents).flatMap(({ name, raw }) =>
      isHotUpgrade(raw) ? [`${name}-1`, `${name}-2`] : [name],
    ),
  );
}
