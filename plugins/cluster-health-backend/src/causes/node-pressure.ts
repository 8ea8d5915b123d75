import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../checks/shared/affected';
import { conditionEvidence } from '../checks/shared/evidence';
import { groupBy } from '../checks/shared/groupBy';
import { isReady, pressures } from '../checks/shared/nodes';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

/** Nodes short of memory, disk or process ids, or without network, by condition. Nodes that are not ready have a worse cause. */
export function findNodePressure(facts: ClusterFacts): readonly FoundCause[] {
  if (facts.nodes.state !== 'known') return [];
  const { value: nodes, at } = facts.nodes;
  const groups = groupBy(
    nodes
      .filter(isReady)
      .flatMap(node => pressures(node).map(condition => ({ node, condition }))),
    ({ condition }) => condition.type,
  );
  return [...groups].map(([type, members]) =>
    cause(facts, {
      kind: 'node-pressure',
      parts: [type],
      severity: 'warning',
      title: `Nodes under ${type}`,
      detail: members[0]?.condition.message || type,
      params: { condition: type },
      unit: 'nodes',
      affected: members.map(({ node, condition }) =>
        affectedNode(node, condition.reason),
      ),
      evidence: members
        .slice(0, 3)
        .map(({ node, condition }) => conditionEvidence(node, condition, at)),
      suggestion:
        'The kubelet evicts pods until it is over: find who uses more than was requested, and give the pool room.',
    }),
  );
}
