import type { NodeRow } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { survival } from '../shared/capacity';
import { emptyWhenAbsent, judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';

export const survivesLoss: ClusterCheck = {
  id: 'survives-loss',
  pillar: 'capacity',
  title: 'What runs still fits when a node, or a zone, is lost',
  why: 'Room that is counted on for the worst day must be there on that day.',
  limits:
    'requests against what is left, by their sums; passes: any one node or zone may be lost; warns: any one node only; fails: not even that; not applicable: one node',
  suggestion:
    'Keep the requests of the biggest zone free over the others, or say which workloads may wait.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node, kinds.pod, kinds.daemonSet],
  evaluate: facts =>
    judge(
      {
        nodes: facts.nodes,
        pods: facts.pods,
        agents: emptyWhenAbsent(facts.objects(kinds.daemonSet), facts.now),
      },
      ({ nodes: { value: nodes, at }, pods, agents }) => {
        if (nodes.length < 2) return notApplicable('There is only one node');
        const { node, zone } = survival(nodes, pods.value, agents.value);
        const summary = textOf(node, zone);
        return {
          verdict: verdictOf(node, zone),
          summary,
          evidence: [
            {
              source: 'requests of pods and allocatable of nodes',
              value: summary,
              at,
            },
          ],
          affected: node ? [affectedNode(node)] : [],
        };
      },
    ),
};

function verdictOf(node: NodeRow | undefined, zone: string | undefined) {
  if (node) return 'fail';
  return zone ? 'warn' : 'pass';
}

function textOf(node: NodeRow | undefined, zone: string | undefined): string {
  if (node) return `without node ${node.name} the requests no longer fit`;
  return zone
    ? `without zone ${zone} the requests no longer fit`
    : 'any one node or zone may be lost';
}
