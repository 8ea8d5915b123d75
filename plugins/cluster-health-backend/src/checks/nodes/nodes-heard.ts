import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { conditionOf } from '../shared/nodes';
import { duration } from '../shared/text';

const failShare = 0.01;

export const nodesHeard: ClusterCheck = {
  id: 'nodes-heard',
  pillar: 'nodes',
  title: 'Every node reports',
  why: 'A node that fell silent may still run pods that write: the cluster neither knows nor can stop them.',
  limits:
    'nodes of which Ready is Unknown; passes: none; warns: one, or up to 1%; fails: more',
  suggestion:
    'Check whether the machine is on and reaches the API server before anything is deleted by force.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes, at } }) => {
      if (nodes.length === 0) return notApplicable('No node is shown to us');
      const silent = nodes.filter(node => {
        const status = conditionOf(node, 'Ready')?.status;
        return status !== 'True' && status !== 'False';
      });
      const few = silent.length <= Math.max(1, nodes.length * failShare);
      const some = few ? 'warn' : 'fail';
      return {
        verdict: silent.length ? some : 'pass',
        summary: `${silent.length} of ${nodes.length} silent; none should be`,
        affected: silent.map(node => {
          const changedAt = conditionOf(node, 'Ready')?.changedAt;
          return affectedNode(
            node,
            changedAt
              ? `silent for ${duration(at - changedAt)}`
              : 'never reported',
          );
        }),
      };
    }),
};
