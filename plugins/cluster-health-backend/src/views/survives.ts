import type { NodeRow, PodRow } from '@pilotage/fleet-node';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import type { ClusterFacts, Fact } from '@pilotage/plugin-cluster-health-node';
import { survival } from '../checks/shared/capacity';
import { emptyWhenAbsent } from '../checks/shared/judge';
import { kinds } from '../checks/shared/kinds';

type Survives = Extract<ClusterSummary['survives'], { known: true }>['value'];

/** What may be lost so that what runs still fits; decided as the check `survives-loss` does. */
export function survives(
  facts: Pick<ClusterFacts, 'nodes' | 'pods' | 'objects' | 'now'>,
): Fact<Survives> {
  const { nodes, pods } = facts;
  const agents = emptyWhenAbsent(facts.objects(kinds.daemonSet), facts.now);
  if (nodes.state !== 'known') return nodes;
  if (pods.state !== 'known') return pods;
  if (agents.state !== 'known') return agents;
  const owners = new Set(agents.value.map(({ metadata }) => metadata.uid));
  return { ...nodes, value: largestLoss(nodes.value, pods.value, owners) };
}

function largestLoss(
  nodes: readonly NodeRow[],
  pods: readonly PodRow[],
  agentOwners: ReadonlySet<string>,
): Survives {
  if (nodes.length < 2) return 'nothing';
  const { node, zone } = survival(nodes, pods, agentOwners);
  if (node) return 'nothing';
  return zone === undefined ? 'biggest-zone' : 'biggest-node';
}
