import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { conditionEvidence } from '../shared/evidence';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { pressures } from '../shared/nodes';

const failShare = 0.05;

export const nodePressure: ClusterCheck = {
  id: 'node-pressure',
  pillar: 'nodes',
  title: 'No node is short of memory, disk, process ids or network',
  why: 'Under pressure the kubelet evicts pods, and nothing new is placed there.',
  limits:
    'passes: no node under pressure; warns: some; fails: two and more, and over 5% of a pool',
  suggestion:
    'Find the pods that use more than they request; image garbage and logs fill disks.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes, at } }) => {
      if (nodes.length === 0) return notApplicable('No node is shown to us');
      const pressed = nodes.filter(node => pressures(node).length > 0);
      const pools = [...groupBy(nodes, ({ pool }) => pool).values()];
      const isPressed = new Set(pressed);
      const poolFails = pools.some(members => {
        const bad = members.filter(node => isPressed.has(node)).length;
        return bad >= 2 && bad / members.length > failShare;
      });
      const some = poolFails ? 'fail' : 'warn';
      return {
        verdict: pressed.length ? some : 'pass',
        summary: `${pressed.length} of ${nodes.length} under pressure; none should be`,
        evidence: pressed
          .slice(0, 5)
          .flatMap(node =>
            pressures(node).map(condition =>
              conditionEvidence(node, condition, at),
            ),
          ),
        affected: pressed.map(node =>
          affectedNode(
            node,
            pressures(node)
              .map(({ type }) => type)
              .join(', '),
          ),
        ),
      };
    }),
};
