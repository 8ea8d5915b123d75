import {
  type NodeCell,
  type NodePool,
  type NodeState,
  nodeStates,
} from '@pilotage/plugin-cluster-health-common';

/** A node as the map and the table show it. */
export interface ShownNode {
  readonly name: string;
  readonly pool: string;
  readonly zone: string;
  readonly state: NodeState;
  readonly pods: number;
  readonly reason: string;
}

/** Nodes of one zone of one pool, by name. */
export interface NodeGroup {
  readonly pool: string;
  readonly zone: string;
  readonly nodes: readonly ShownNode[];
}

/** A state of a newer backend that this page does not know is no known good state. */
export function nodeStateOf(index: number): NodeState {
  return nodeStates[index] ?? 'unknown';
}

function shownNode(pool: string, cell: NodeCell): ShownNode {
  const [name, zone, state, pods, reason] = cell;
  return { name, pool, zone, state: nodeStateOf(state), pods, reason };
}

const byName = new Intl.Collator('en', { numeric: true });

/** All nodes by pool and zone. A node keeps its place when its state changes, so that an eye finds it again. */
export function nodeGroups(pools: readonly NodePool[]): readonly NodeGroup[] {
  const groups: NodeGroup[] = [];
  for (const { pool, cells } of pools) {
    const zones = new Map<string, ShownNode[]>();
    for (const cell of cells) {
      const node = shownNode(pool, cell);
      const zone = zones.get(node.zone);
      if (zone) zone.push(node);
      else zones.set(node.zone, [node]);
    }
    for (const [zone, nodes] of zones) {
      nodes.sort((a, b) => byName.compare(a.name, b.name));
      groups.push({ pool, zone, nodes });
    }
  }
  return groups.sort(
    (a, b) => byName.compare(a.pool, b.pool) || byName.compare(a.zone, b.zone),
  );
}

/** Number of nodes in each state. */
export function countStates(
  groups: readonly NodeGroup[],
): Readonly<Record<NodeState, number>> {
  const counts: Record<NodeState, number> = {
    ready: 0,
    cordoned: 0,
    pressure: 0,
    'cordoned-no-owner': 0,
    unknown: 0,
    'not-ready': 0,
  };
  for (const { nodes } of groups) {
    for (const { state } of nodes) counts[state] += 1;
  }
  return counts;
}

/** All nodes for the table: the worst first, then as on the map. */
export function nodesWorstFirst(
  groups: readonly NodeGroup[],
): readonly ShownNode[] {
  return groups
    .flatMap(({ nodes }) => nodes)
    .sort((a, b) => nodeStates.indexOf(b.state) - nodeStates.indexOf(a.state));
}
