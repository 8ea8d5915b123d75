import type { NodeRow } from '@pilotage/fleet-node';
import type {
  NodeCell,
  NodePool,
} from '@pilotage/plugin-cluster-health-common';
import { nodeStates } from '@pilotage/plugin-cluster-health-common';
import { nodeState } from './nodeState';

/** The nodes of a cluster as its heat map draws them: by pool, then zone, then name. */
export function nodePools(
  nodes: readonly NodeRow[],
  podsOn: ReadonlyMap<string, number>,
): readonly NodePool[] {
  const pools = new Map<string, NodeCell[]>();
  for (const node of nodes) {
    const { state, reason } = nodeState(node);
    const cells = pools.get(node.pool) ?? [];
    cells.push([
      node.name,
      node.zone,
      nodeStates.indexOf(state),
      podsOn.get(node.name) ?? 0,
      reason,
    ]);
    pools.set(node.pool, cells);
  }
  return [...pools]
    .map(([pool, cells]) => ({ pool, cells: cells.sort(byZoneAndName) }))
    .sort((a, b) => compare(a.pool, b.pool));
}

function byZoneAndName(a: NodeCell, b: NodeCell): number {
  return compare(a[1], b[1]) || compare(a[0], b[0]);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
