import type { ContainerRow, PodRow } from '@pilotage/fleet-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { podOwners, type PodOwner } from './podOwner';

/** Containers of one name and workload that are in the same trouble. */
export interface ContainerGroup {
  readonly owner: PodOwner;
  readonly container: ContainerRow;
  /** Pods it shows on; never empty. */
  readonly pods: readonly [PodRow, ...PodRow[]];
}

/**
 * Containers in trouble, one group per workload, container and kind of trouble, however many pods there are.
 *
 * @param troubleOf - names the trouble of a container; `undefined` for none. Part of the group, so keep it stable.
 */
export function containerGroups(
  facts: ClusterFacts,
  troubleOf: (container: ContainerRow, pod: PodRow) => string | undefined,
): readonly ContainerGroup[] {
  if (facts.pods.state !== 'known') return [];
  const ownerOf = podOwners(facts);
  const groups = new Map<
    string,
    { owner: PodOwner; container: ContainerRow; pods: [PodRow, ...PodRow[]] }
  >();
  for (const pod of facts.pods.value) {
    for (const container of pod.containers) {
      const trouble = troubleOf(container, pod);
      if (trouble === undefined) continue;
      const owner = ownerOf(pod);
      const key = JSON.stringify([owner, container.name, trouble]);
      const group = groups.get(key);
      if (group) group.pods.push(pod);
      else groups.set(key, { owner, container, pods: [pod] });
    }
  }
  return [...groups.values()];
}

/** Parts of a key: namespace, kind and name. */
export function ownerParts({ namespace, kind, name }: PodOwner): string[] {
  return [namespace, kind, name];
}
