import type { NodeRow } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';

export const devicesPresent: ClusterCheck = {
  id: 'devices-present',
  pillar: 'nodes',
  title: 'GPUs and other devices can be given out',
  why: 'A node that has lost its device plugin keeps the dear hardware, and gives none of it to anybody.',
  limits:
    'passes: every device a node has is allocatable; warns: fewer are; fails: none of a kind on a node; not applicable: no devices',
  suggestion: 'Restart the device plugin on the node, and look at the driver.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes } }) => {
      const all = nodes.flatMap(devicesOf);
      if (all.length === 0) return notApplicable('No node has devices');
      const bad = all.filter(({ free, total }) => free < total);
      const lost = bad.some(({ free }) => free === 0);
      const some = lost ? 'fail' : 'warn';
      return {
        verdict: bad.length ? some : 'pass',
        summary: `${all.length - bad.length} of ${
          all.length
        } kinds of devices can be given out in full; all should be`,
        affected: bad.map(({ node, name, free, total }) =>
          affectedNode(node, `${name}: ${free} of ${total}`),
        ),
      };
    }),
};

function devicesOf(node: NodeRow) {
  return Object.entries(node.capacity.extended).flatMap(([name, total]) =>
    // Huge pages are memory; a kubelet may well hold some of them back.
    total > 0 && name.includes('/')
      ? [{ node, name, total, free: node.allocatable.extended[name] ?? 0 }]
      : [],
  );
}
