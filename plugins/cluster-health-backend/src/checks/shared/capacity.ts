import type { NodeRow, PodRow } from '@pilotage/fleet-node';
import { conditionOf } from './nodes';
import { isActive } from './pods';

/** CPU in thousandths of a core, memory in bytes. */
export interface Resources {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/** Whether new pods can be placed on a node, as far as the node itself says. */
export function takesPods(node: NodeRow): boolean {
  return (
    !node.cordoned &&
    !node.deleting &&
    conditionOf(node, 'Ready')?.status === 'True'
  );
}

export function sum(parts: Iterable<Resources>): Resources {
  let cpuMilli = 0;
  let memoryBytes = 0;
  for (const part of parts) {
    cpuMilli += part.cpuMilli;
    memoryBytes += part.memoryBytes;
  }
  return { cpuMilli, memoryBytes };
}

/** What the active pods ask for, and what of it goes with its node: agents are not placed anew when a node is lost. */
export interface Demand {
  readonly byNode: ReadonlyMap<string, Resources>;
  readonly agentsByNode: ReadonlyMap<string, Resources>;
}

/** @param agentOwners - uids of DaemonSets. */
export function demandOf(
  pods: Iterable<PodRow>,
  agentOwners: ReadonlySet<string>,
): Demand {
  const byNode = new Map<string, Resources>();
  const agentsByNode = new Map<string, Resources>();
  for (const pod of pods) {
    if (!isActive(pod)) continue;
    add(byNode, pod);
    if (agentOwners.has(pod.owner)) add(agentsByNode, pod);
  }
  return { byNode, agentsByNode };
}

function add(to: Map<string, Resources>, { node, requests }: PodRow): void {
  to.set(node, sum([to.get(node) ?? none, requests]));
}

const none: Resources = { cpuMilli: 0, memoryBytes: 0 };

/**
 * Whether all pods still fit, by their sums, on the nodes that take pods when some are lost. Fragmentation and affinity may
 * make it worse, never better.
 *
 * @param lost - names of nodes.
 */
export function fitsWithout(
  nodes: readonly NodeRow[],
  demand: Demand,
  lost: ReadonlySet<string>,
): boolean {
  const left = nodes.filter(node => takesPods(node) && !lost.has(node.name));
  const room = sum(left.map(({ allocatable }) => allocatable));
  const wanted = sum(demand.byNode.values());
  const gone = sum(
    [...lost].map(name => demand.agentsByNode.get(name) ?? none),
  );
  return (
    wanted.cpuMilli - gone.cpuMilli <= room.cpuMilli &&
    wanted.memoryBytes - gone.memoryBytes <= room.memoryBytes
  );
}

/** The larger of the two shares a demand takes of a supply; infinite when there is none. */
export function shareOf(wanted: Resources, room: Resources): number {
  const share = (part: number, whole: number) =>
    part === 0 ? 0 : part / whole;
  return Math.max(
    share(wanted.cpuMilli, room.cpuMilli),
    share(wanted.memoryBytes, room.memoryBytes),
  );
}
