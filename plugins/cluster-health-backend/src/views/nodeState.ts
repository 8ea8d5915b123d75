import type { NodeRow } from '@pilotage/fleet-node';
import type { NodeState } from '@pilotage/plugin-cluster-health-common';
import { cordonOwner } from '../checks/shared/cordonOwner';
import { conditionOf, pressures } from '../checks/shared/nodes';

/** What is most wrong with a node, and why in a few words. */
export function nodeState(node: NodeRow): {
  readonly state: NodeState;
  readonly reason: string;
} {
  const ready = conditionOf(node, 'Ready');
  if (ready?.status === 'False') {
    return { state: 'not-ready', reason: ready.reason || 'not ready' };
  }
  if (ready?.status !== 'True') {
    return {
      state: 'unknown',
      reason: ready ? ready.reason || 'Ready is Unknown' : 'no condition Ready',
    };
  }
  const owner = node.cordoned ? cordonOwner(node) : undefined;
  if (node.cordoned && !owner) {
    return { state: 'cordoned-no-owner', reason: 'cordoned, nobody says why' };
  }
  const pressed = pressures(node);
  if (pressed.length > 0) {
    return {
      state: 'pressure',
      reason: pressed.map(({ type }) => type).join(', '),
    };
  }
  return owner
    ? { state: 'cordoned', reason: `cordoned by ${owner.who}` }
    : { state: 'ready', reason: '' };
}
