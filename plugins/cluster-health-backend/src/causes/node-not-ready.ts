import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../checks/shared/affected';
import { conditionEvidence } from '../checks/shared/evidence';
import { groupBy } from '../checks/shared/groupBy';
import { conditionOf, isReady, notReadyDetail } from '../checks/shared/nodes';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

/** Nodes that are not ready, by the reason they give. */
export function findNodesNotReady(facts: ClusterFacts): readonly FoundCause[] {
  if (facts.nodes.state !== 'known') return [];
  const { value: nodes, at } = facts.nodes;
  const groups = groupBy(
    nodes.filter(node => !isReady(node)),
    node => conditionOf(node, 'Ready')?.reason || 'no reason given',
  );
  return [...groups].map(([reason, members]) =>
    cause(facts, {
      kind: 'node-not-ready',
      parts: [reason],
      severity: 'bad',
      title: 'Nodes are not ready',
      detail: reason,
      params: { reason },
      unit: 'nodes',
      affected: members.map(node => affectedNode(node, notReadyDetail(node))),
      evidence: members.slice(0, 3).flatMap(node => {
        const condition = conditionOf(node, 'Ready');
        return condition ? [conditionEvidence(node, condition, at)] : [];
      }),
      suggestion:
        reason === 'NodeStatusUnknown'
          ? 'The node stopped reporting: check whether the machine is on and reaches the API server.'
          : 'Read the kubelet’s log on the node; the container runtime and the network plugin are the usual reasons.',
    }),
  );
}
