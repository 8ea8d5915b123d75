import type { ContainerRow, PodRow } from '@pilotage/fleet-node';
import type {
  ClusterFacts,
  ObservedRestarts,
} from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../../checks/shared/affected';
import { groupBy } from '../../checks/shared/groupBy';
import { count, nameOf } from '../../checks/shared/text';
import type { FoundCause } from '../foundCause';
import { cause, type CauseDraft } from './cause';
import { ownerParts } from './containerGroups';
import { podOwners, type PodOwner } from './podOwner';

interface Restarted {
  readonly restarts: ObservedRestarts;
  readonly pod: PodRow;
  readonly owner: PodOwner;
}

/** Containers of one name and workload that restarted for the same trouble. */
export interface RestartGroup {
  readonly owner: PodOwner;
  readonly first: ObservedRestarts;
  readonly members: readonly [Restarted, ...Restarted[]];
}

/** Restarts of containers that still exist, one group per workload and container. */
export function restartGroups(
  facts: ClusterFacts,
  inTrouble: (restarts: ObservedRestarts, container: ContainerRow) => boolean,
): readonly RestartGroup[] {
  const { restarts, pods } = facts;
  if (restarts.state !== 'known' || pods.state !== 'known') return [];
  // Few pods restart; the names of all others are not worth reading.
  const owners = new Set(restarts.value.map(({ owner }) => owner));
  if (owners.size === 0) return [];
  const podsByName = new Map(
    pods.value
      .filter(({ owner }) => owners.has(owner))
      .map(pod => [nameOf(pod), pod]),
  );
  const ownerOf = podOwners(facts);
  const found = restarts.value.flatMap<Restarted>(entry => {
    const pod = podsByName.get(nameOf(entry.pod));
    const container = pod?.containers.find(
      ({ name }) => name === entry.container,
    );
    return pod && container && inTrouble(entry, container)
      ? [{ restarts: entry, pod, owner: ownerOf(pod) }]
      : [];
  });
  const groups = groupBy(found, member =>
    JSON.stringify([member.owner, member.restarts.container]),
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            owner: first.owner,
            first: first.restarts,
            members: [first, ...others] as const,
          },
        ]
      : [],
  );
}

/** The cause of a group; what differs by kind is given. */
export function restartCause(
  facts: ClusterFacts,
  { owner, first, members }: RestartGroup,
  draft: Pick<
    CauseDraft,
    'kind' | 'severity' | 'title' | 'detail' | 'suggestion'
  >,
): FoundCause {
  const at = facts.restarts.state === 'known' ? facts.restarts.at : facts.now;
  return cause(facts, {
    ...draft,
    parts: [...ownerParts(owner), first.container],
    params: {
      workload: owner.name,
      namespace: owner.namespace,
      container: first.container,
      lastReason: first.lastReason,
      restarts: members.reduce((sum, m) => sum + m.restarts.at.length, 0),
    },
    unit: 'pods',
    affected: members.map(({ pod, restarts }) =>
      affectedPod(
        facts,
        pod,
        `${count(restarts.at.length, 'restart')} seen in 24 h`,
      ),
    ),
    evidence: [
      {
        source: `Pod ${nameOf(first.pod)} status.containerStatuses[${
          first.container
        }].restartCount`,
        value: `rose ${count(first.at.length, 'time')} while we watched`,
        at,
      },
    ],
    owner: facts.ownerOf(members[0].pod),
  });
}
