import type { NodeRow } from '@pilotage/fleet-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../checks/shared/affected';
import { clusterTime } from '../checks/shared/clusterTime';
import { cordonOwner } from '../checks/shared/cordonOwner';
import { groupBy } from '../checks/shared/groupBy';
import { day, duration } from '../checks/shared/text';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

/** A cordon whose owner still works on it is no trouble until it has lasted a day. */
const ownedForMs = day;

/** Cordoned nodes: those of nobody at once, those somebody works on when it takes too long. */
export function findCordonedNodes(facts: ClusterFacts): readonly FoundCause[] {
  if (facts.nodes.state !== 'known') return [];
  const { value: nodes, at } = facts.nodes;
  const now = clusterTime(facts, at);
  const troubling = nodes.filter(
    node =>
      node.cordoned &&
      (cordonOwner(node) === undefined || cordonAge(node, now) > ownedForMs),
  );
  const groups = groupBy(troubling, node => cordonOwner(node)?.who ?? '');
  return [...groups].map(([who, members]) =>
    cause(facts, {
      kind: 'node-cordoned',
      parts: [who || 'nobody'],
      severity: 'warning',
      title: who
        ? `Nodes cordoned by ${who} for over a day`
        : 'Nodes cordoned by nobody',
      detail: who
        ? cordonOwner(members[0]!)?.reason ?? 'no reason given'
        : 'nothing says who works on it or why',
      params: { who },
      unit: 'nodes',
      affected: members.map(node => affectedNode(node, cordonText(node, now))),
      evidence: members.slice(0, 3).map(node => ({
        source: `Node ${node.name} spec.unschedulable`,
        value: cordonText(node, now),
        at,
      })),
      suggestion: who
        ? `Ask ${who} whether the work is done, and uncordon.`
        : 'Ask whoever may have set it, then uncordon; annotate a cordon with pilotage.dev/cordoned-by next time.',
    }),
  );
}

function cordonAge({ cordonedBy }: NodeRow, now: number): number {
  return cordonedBy ? now - cordonedBy.at : 0;
}

function cordonText(node: NodeRow, now: number): string {
  const { cordonedBy } = node;
  return cordonedBy
    ? `set by ${cordonedBy.manager}, ${duration(now - cordonedBy.at)} ago`
    : 'the cluster does not tell who set it';
}
