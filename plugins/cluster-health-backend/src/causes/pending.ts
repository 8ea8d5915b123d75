import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../checks/shared/affected';
import { clusterTime } from '../checks/shared/clusterTime';
import { pendingReason } from '../checks/shared/pods';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';
import { ownerParts } from './shared/containerGroups';
import { podGroups } from './shared/podGroups';

/** Pods that wait for a place or for their containers, by what they wait for. */
export function findPending(facts: ClusterFacts): readonly FoundCause[] {
  const now = clusterTime(facts, facts.now);
  const groups = podGroups(facts, pod => pendingReason(pod, now));
  return groups.map(({ owner, trouble, pods }) => {
    const [first] = pods;
    return cause(facts, {
      kind: 'pending',
      parts: [...ownerParts(owner), trouble],
      // Somebody asked for a gate: the pod waits as it was told to.
      severity: first.reason === 'SchedulingGated' ? 'warning' : 'bad',
      title: `Pods of ${owner.name} cannot start`,
      detail: trouble,
      params: {
        workload: owner.name,
        namespace: owner.namespace,
        reason: trouble,
      },
      unit: 'pods',
      affected: pods.map(pod => affectedPod(facts, pod)),
      evidence: [
        {
          source: `Pod ${first.namespace}/${first.name} status.conditions[PodScheduled].message`,
          value: first.message || first.reason || 'empty',
          at: facts.pods.state === 'known' ? facts.pods.at : facts.now,
        },
      ],
      owner: facts.ownerOf(first),
      suggestion: first.node
        ? 'Read the pod’s events: a volume that does not attach and a network plugin without addresses look like this.'
        : 'Compare what the pods ask for (resources, node selector, tolerations, volumes) with what the nodes offer.',
    });
  });
}
