import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isControlPlane } from '../shared/nodes';
import { failInProduction } from '../shared/verdicts';

export const controlPlaneNodes: ClusterCheck = {
  id: 'control-plane-nodes',
  pillar: 'control-plane',
  title: 'The control plane survives the loss of a node',
  why: 'etcd keeps working only while a majority is left: one node has no spare, and an even number has no more than the odd one below.',
  limits:
    'passes: three or more and odd; warns: even, or one; fails: one in production; not applicable: no node has the role',
  suggestion: 'Run three control plane nodes, each in a zone of its own.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes }) => {
      const members = nodes.value.filter(isControlPlane);
      const { length } = members;
      if (length === 0) {
        return notApplicable('No node has the role control-plane');
      }
      const odd = length % 2 === 1;
      const single = length === 1 ? failInProduction(facts) : undefined;
      return {
        verdict: single ?? (odd ? 'pass' : 'warn'),
        summary: `${length} with the role control-plane; three or more and odd is good`,
        affected: odd && length > 1 ? [] : members.map(n => affectedNode(n)),
      };
    }),
};
