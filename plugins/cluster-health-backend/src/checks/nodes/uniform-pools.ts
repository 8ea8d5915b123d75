import type { NodeRow } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { count } from '../shared/text';

export const uniformPools: ClusterCheck = {
  id: 'uniform-pools',
  pillar: 'nodes',
  title: 'Nodes of a pool are alike',
  why: 'Pods of one pool should not behave differently by the luck of where they land.',
  limits:
    'kinds of system, kernel, runtime and kubelet in a pool; passes: one, or two while a change rolls; warns: three and more',
  suggestion: 'Finish the upgrade that stopped half way, or split the pool.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes, at } }) => {
      if (nodes.length === 0) return notApplicable('No node is shown to us');
      const pools = [...groupBy(nodes, ({ pool }) => pool)].map(
        ([pool, members]) => ({ pool, sorts: [...groupBy(members, sortOf)] }),
      );
      const mixed = pools.filter(({ sorts }) => sorts.length > 2);
      return {
        verdict: mixed.length ? 'warn' : 'pass',
        summary: `${mixed.length} of ${count(
          pools.length,
          'pool',
        )} hold three and more kinds of nodes; two are fine while a change rolls`,
        evidence: mixed.flatMap(({ pool, sorts }) =>
          sorts.map(([sort, members]) => ({
            source: `pool ${pool || 'without a name'}: ${sort}`,
            value: count(members.length, 'node'),
            at,
          })),
        ),
      };
    }),
};

function sortOf(node: NodeRow): string {
  return [
    node.osImage,
    node.kernelVersion,
    node.containerRuntime,
    node.kubeletVersion,
  ].join(', ');
}
