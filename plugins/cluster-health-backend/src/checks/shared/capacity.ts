import type { KubeObject, NodeRow, PodRow } from '@pilotage/fleet-node';
import { isActive } from '@pilotage/fleet-node';
import { groupBy } from './groupBy';
import { conditionOf } from './nodes';

/** CPU in thousandths of a core, memory in bytes. */
export interface Resources {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

const none: Resources = { cpuMilli: 0, memoryBytes: 0 };

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

/** What the active pods ask for, by node; the empty name is for those not placed yet. */
export function demandByNode(
  pods: Iterable<PodRow>,
): ReadonlyMap<string, Resources> {
  const byNode = new Map<string, Resources>();
  for (const pod of pods) {
    if (!isActive(pod)) continue;
    byNode.set(pod.node, sum([byNode.get(pod.node) ?? none, pod.requests]));
  }
  return byNode;
}

/** What may not be lost, because what runs would not fit on the rest; `undefined` where any one may be. */
export interface Survival {
  readonly node: NodeRow | undefined;
  /** Nodes that do not say their zone may all be in one, `unknown`. */
  readonly zone: string | undefined;
}

/**
 * Whether all pods still fit on the nodes that take pods when one node or one zone is lost. By their sums: fragmentation
 * and affinity may make it worse, never better.
 *
 * @param agents - DaemonSets, whose pods go with their node and are not placed anew.
 */
export function survival(
  nodes: readonly NodeRow[],
  pods: readonly PodRow[],
  agents: readonly KubeObject[],
): Survival {
  const owners = new Set(agents.map(({ metadata }) => metadata.uid));
  const fitsWithout = spareRoom(nodes, pods, owners);
  const zones = [...groupBy(nodes, ({ zone }) => zone || 'unknown')];
  return {
    node: nodes.find(node => !fitsWithout([node])),
    zone: zones.find(([, members]) => !fitsWithout(members))?.[0],
  };
}

function spareRoom(
  nodes: readonly NodeRow[],
  pods: readonly PodRow[],
  agentOwners: ReadonlySet<string>,
): (lost: readonly NodeRow[]) => boolean {
  const room = sum(
    nodes.filter(takesPods).map(({ allocatable }) => allocatable),
  );
  const wanted = sum(demandByNode(pods).values());
  const agents = demandByNode(
    pods.filter(({ owner }) => agentOwners.has(owner)),
  );
  return lost => {
    const less = sum(
      lost.filter(takesPods).map(({ allocatable }) => allocatable),
    );
    const gone = sum(lost.map(({ name }) => agents.get(name) ?? none));
    return (
      wanted.cpuMilli - gone.cpuMilli <= room.cpuMilli - less.cpuMilli &&
      wanted.memoryBytes - gone.memoryBytes <=
        room.memoryBytes - less.memoryBytes
    );
  };
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
