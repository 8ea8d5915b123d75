import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../checks/shared/affected';
import { clusterTime } from '../checks/shared/clusterTime';
import { stuckTerminating } from '../checks/shared/pods';
import { duration } from '../checks/shared/text';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';
import { ownerParts } from './shared/containerGroups';
import { podGroups } from './shared/podGroups';

/** Pods that were deleted, whose grace period is over, and that are still there. */
export function findTerminating(facts: ClusterFacts): readonly FoundCause[] {
  const now = clusterTime(facts, facts.now);
  const groups = podGroups(facts, pod =>
    stuckTerminating(pod, now) ? 'terminating' : undefined,
  );
  return groups.map(({ owner, pods }) => {
    const [first] = pods;
    const nodes = [...new Set(pods.map(({ node }) => node))].filter(Boolean);
    return cause(facts, {
      kind: 'terminating',
      parts: ownerParts(owner),
      severity: 'warning',
      title: `Pods of ${owner.name} will not go away`,
      detail: nodes.length
        ? `still there after their grace period, on ${nodes
            .slice(0, 3)
            .join(', ')}${nodes.length > 3 ? ', …' : ''}`
        : 'still there after their grace period',
      params: {
        workload: owner.name,
        namespace: owner.namespace,
      },
      unit: 'pods',
      affected: pods.map(pod =>
        affectedPod(
          facts,
          pod,
          `due to be gone ${duration(now - pod.deletionDueAt)} ago`,
        ),
      ),
      evidence: [
        {
          source: `Pod ${first.namespace}/${first.name} metadata.deletionTimestamp`,
          value: new Date(first.deletionDueAt).toISOString(),
          at: facts.pods.state === 'known' ? facts.pods.at : facts.now,
        },
      ],
      owner: facts.ownerOf(first),
      suggestion:
        'Look for finalizers, a kubelet that does not answer and volumes that do not unmount; delete by force only when the node is surely off.',
    });
  });
}
