import type { PodRow } from '@pilotage/fleet-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { groupBy } from '../../checks/shared/groupBy';
import { podOwners, type PodOwner } from './podOwner';

/** Pods of one workload in the same trouble. */
export interface TroubledPods {
  readonly owner: PodOwner;
  readonly trouble: string;
  readonly pods: readonly [PodRow, ...PodRow[]];
}

/**
 * Pods in trouble, one group per workload and kind of trouble.
 *
 * @param troubleOf - names the trouble of a pod, the same for all pods alike; `undefined` for none.
 */
export function podGroups(
  facts: ClusterFacts,
  troubleOf: (pod: PodRow) => string | undefined,
): readonly TroubledPods[] {
  if (facts.pods.state !== 'known') return [];
  const ownerOf = podOwners(facts);
  const found = facts.pods.value.flatMap(pod => {
    const trouble = troubleOf(pod);
    return trouble === undefined ? [] : [{ pod, trouble, owner: ownerOf(pod) }];
  });
  const groups = groupBy(found, ({ owner, trouble }) =>
    JSON.stringify([owner, trouble]),
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            owner: first.owner,
            trouble: first.trouble,
            pods: [first.pod, ...others.map(({ pod }) => pod)] as const,
          },
        ]
      : [],
  );
}
