import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { clusterTime } from '../shared/clusterTime';
import { cordonOwner } from '../shared/cordonOwner';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { day } from '../shared/text';

const failShare = 0.01;

export const cordonOwners: ClusterCheck = {
  id: 'cordon-owners',
  pillar: 'nodes',
  title: 'Every cordon has an owner, and comes to an end',
  why: 'A cordon everybody forgot takes a node out of the capacity that is paid for and counted on.',
  limits:
    'nodes cordoned by nobody, or for over 24 h; passes: none; warns: one, or up to 1%; fails: more',
  suggestion:
    'Ask whoever set it, then uncordon; annotate a cordon with pilotage.dev/cordoned-by.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes, at } }) => {
      if (nodes.length === 0) return notApplicable('No node is shown to us');
      const now = clusterTime(facts, at);
      const bad = nodes.flatMap(node => {
        if (!node.cordoned) return [];
        const owner = cordonOwner(node);
        if (!owner) return [{ node, detail: 'cordoned by nobody' }];
        const since = node.cordonedBy?.at ?? now;
        return now - since > day
          ? [{ node, detail: `cordoned by ${owner.who} for over 24 h` }]
          : [];
      });
      const few = bad.length <= Math.max(1, nodes.length * failShare);
      const some = few ? 'warn' : 'fail';
      return {
        verdict: bad.length ? some : 'pass',
        summary: `${bad.length} of ${nodes.length} cordoned by nobody or for over 24 h; none should be`,
        affected: bad.map(({ node, detail }) => affectedNode(node, detail)),
      };
    }),
};
