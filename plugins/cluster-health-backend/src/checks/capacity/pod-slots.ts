import { isActive } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { percent } from '../shared/text';
import { above, worst } from '../shared/verdicts';

const limits = { warn: 0.85, fail: 0.95 };

export const podSlots: ClusterCheck = {
  id: 'pod-slots',
  pillar: 'capacity',
  title: 'Nodes can take more pods',
  why: 'At its maximum number of pods a node takes no more, however much CPU and memory it has left.',
  limits:
    'pods ÷ the node’s maximum; passes: up to 85%; warns: up to 95%; fails: more; not applicable: no node says its maximum',
  suggestion:
    'Add nodes, or raise maxPods where the pod network has the addresses for it.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node, kinds.pod],
  evaluate: facts =>
    judge({ nodes: facts.nodes, pods: facts.pods }, ({ nodes, pods }) => {
      const onNode = groupBy(pods.value.filter(isActive), ({ node }) => node);
      const judged = nodes.value.flatMap(node => {
        const max = node.allocatable.pods;
        const used = onNode.get(node.name)?.length ?? 0;
        return max > 0 ? [{ node, max, used, share: used / max }] : [];
      });
      if (judged.length === 0) return notApplicable('No node says its maximum');
      const bad = judged.filter(({ share }) => share > limits.warn);
      const fullest = Math.max(...judged.map(({ share }) => share));
      return {
        verdict: worst(judged.map(({ share }) => above(share, limits))),
        summary: `fullest node at ${percent(
          fullest,
        )} of its pods; limit 85%, failing above 95%`,
        affected: bad.map(({ node, used, max }) =>
          affectedNode(node, `${used} of ${max} pods`),
        ),
      };
    }),
};
