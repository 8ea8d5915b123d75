import type { NodeRow } from '@pilotage/fleet-node';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import type { ClusterFacts, Fact } from '@pilotage/plugin-cluster-health-node';
import type { Survival } from '../checks/shared/capacity';
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
  const lost = survival(nodes.value, pods.value, agents.value);
  return { ...nodes, value: largestLoss(nodes.value, lost) };
}

function largestLoss(
  nodes: readonly NodeRow[],
  { node, zone }: Survival,
): Survives {
  if (nodes.length < 2 || node) return 'nothing';
  return zone === undefined ? 'biggest-zone' : 'biggest-node';
}
