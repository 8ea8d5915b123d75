import type { NodeRow } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { conditionEvidence } from '../shared/evidence';
import { groupBy } from '../shared/groupBy';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { conditionOf, isReady, notReadyDetail } from '../shared/nodes';

const failShare = 0.9;
/** From here on Kubernetes itself slows eviction in a zone down: it suspects the zone, not the nodes. */
const badZoneShare = 0.55;

export const nodesReady: ClusterCheck = {
  id: 'nodes-ready',
  pillar: 'nodes',
  title: 'Nodes are ready',
  why: 'Pods on nodes that are not ready are lost to their services, and the rest has to carry them.',
  limits:
    'passes: all ready; warns: one node, or up to 10%, not ready; fails: more, none ready, or over 55% of a zone of three and more',
  suggestion:
    'Start with the zone or pool that most of them share; then the kubelet and the container runtime of each node.',
  hard: true,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes, at } }) => {
      const bad = nodes.filter(node => !isReady(node));
      const ready = nodes.length - bad.length;
      const zone = badZone(nodes);
      return {
        verdict: verdictOf(nodes.length, ready, zone),
        summary: `${ready} of ${nodes.length} ready; failing below 90%${
          zone ? `; zone ${zone} is down` : ''
        }`,
        evidence: bad.slice(0, 5).flatMap(node => {
          const condition = conditionOf(node, 'Ready');
          return condition ? [conditionEvidence(node, condition, at)] : [];
        }),
        affected: bad.map(node => affectedNode(node, notReadyDetail(node))),
      };
    }),
};

function verdictOf(total: number, ready: number, zone: string | undefined) {
  // A cluster that shows no node at all may be one whose nodes we cannot see.
  if (total === 0) return 'unknown';
  if (ready === total) return 'pass';
  const few = total - ready === 1 || ready / total >= failShare;
  return few && ready > 0 && zone === undefined ? 'warn' : 'fail';
}

function badZone(nodes: readonly NodeRow[]): string | undefined {
  for (const [zone, members] of groupBy(nodes, node => node.zone)) {
    const bad = members.filter(node => !isReady(node)).length;
    if (zone && members.length >= 3 && bad / members.length > badZoneShare)
      return zone;
  }
  return undefined;
}
