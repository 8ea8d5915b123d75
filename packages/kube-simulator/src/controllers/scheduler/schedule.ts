import type { Node, Taint } from '../kinds/node';
import type { Pod, Toleration } from '../kinds/pod';
import { controllerOf } from '../shared/ownership';
import { quantity } from './quantity';

const zoneLabel = 'topology.kubernetes.io/zone';

/** Where a pod goes, or why it goes nowhere. */
export type Placement =
  | { readonly pod: Pod; readonly node: string }
  | { readonly pod: Pod; readonly message: string };

interface Room {
  readonly node: Node;
  readonly zone: string;
  cpu: number;
  memory: number;
  pods: number;
  /** Pods on it by the uid of their controller. */
  readonly owners: Map<string, number>;
}

/**
 * Places pods one after another: on a node that takes them and has room, in the zone and then on the node with
 * the fewest pods of the same owner, then where most cpu is free.
 */
export function schedule(
  pending: readonly Pod[],
  nodes: readonly Node[],
  placed: readonly Pod[],
): readonly Placement[] {
  const rooms = roomsOf(nodes, placed);
  return pending.map(pod => {
    const reasons = new Map<string, number>();
    const fitting = rooms.filter(room => {
      const reason = obstacle(pod, room);
      if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      return !reason;
    });
    const room = best(pod, fitting, rooms);
    if (!room) return { pod, message: explain(rooms.length, reasons) };
    take(room, pod);
    return { pod, node: room.node.metadata.name };
  });
}

function roomsOf(nodes: readonly Node[], placed: readonly Pod[]): Room[] {
  const rooms = new Map<string, Room>();
  for (const node of nodes) {
    const allocatable = node.status?.allocatable ?? {};
    rooms.set(node.metadata.name, {
      node,
      zone: node.metadata.labels?.[zoneLabel] ?? '',
      cpu: quantity(allocatable.cpu),
      memory: quantity(allocatable.memory),
      pods: quantity(allocatable.pods ?? 110),
      owners: new Map(),
    });
  }
  for (const pod of placed) {
    const room = rooms.get(pod.spec.nodeName ?? '');
    const isFinished =
      pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
    if (room && !isFinished) take(room, pod);
  }
  return [...rooms.values()];
}

function take(room: Room, pod: Pod): void {
  room.cpu -= requested(pod, 'cpu');
  room.memory -= requested(pod, 'memory');
  room.pods -= 1;
  const owner = ownerOf(pod);
  room.owners.set(owner, (room.owners.get(owner) ?? 0) + 1);
}

function requested(pod: Pod, resource: 'cpu' | 'memory'): number {
  return pod.spec.containers.reduce(
    (sum, container) =>
      sum + quantity(container.resources?.requests?.[resource]),
    0,
  );
}

function ownerOf(pod: Pod): string {
  return controllerOf(pod)?.uid ?? pod.metadata.uid;
}

function obstacle(pod: Pod, room: Room): string | undefined {
  const { node } = room;
  if (node.spec?.unschedulable) return 'node(s) were unschedulable';
  const taint = node.spec?.taints?.find(
    candidate =>
      candidate.effect !== 'PreferNoSchedule' &&
      !pod.spec.tolerations?.some(toleration =>
        tolerates(toleration, candidate),
      ),
  );
  if (taint)
    return `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`;
  for (const [key, value] of Object.entries(pod.spec.nodeSelector ?? {})) {
    if (node.metadata.labels?.[key] !== value) {
      return "node(s) didn't match Pod's node affinity/selector";
    }
  }
  if (room.pods < 1) return 'Too many pods';
  if (room.cpu < requested(pod, 'cpu')) return 'Insufficient cpu';
  if (room.memory < requested(pod, 'memory')) return 'Insufficient memory';
  return undefined;
}

function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  return toleration.operator === 'Exists'
    ? true
    : toleration.key !== undefined &&
        (toleration.value ?? '') === (taint.value ?? '');
}

function best(
  pod: Pod,
  fitting: readonly Room[],
  rooms: readonly Room[],
): Room | undefined {
  const owner = ownerOf(pod);
  const perZone = new Map<string, number>();
  for (const { zone, owners } of rooms) {
    perZone.set(zone, (perZone.get(zone) ?? 0) + (owners.get(owner) ?? 0));
  }
  const isBetter = (a: Room, b: Room) =>
    (perZone.get(b.zone) ?? 0) - (perZone.get(a.zone) ?? 0) ||
    (b.owners.get(owner) ?? 0) - (a.owners.get(owner) ?? 0) ||
    a.cpu - b.cpu;
  let chosen = fitting[0];
  for (const room of fitting) {
    if (chosen && isBetter(room, chosen) > 0) chosen = room;
  }
  return chosen;
}

function explain(total: number, reasons: ReadonlyMap<string, number>): string {
  const list = [...reasons].map(([reason, count]) => `${count} ${reason}`);
  const why = list.length === 0 ? '' : `: ${list.sort().join(', ')}`;
  return `0/${total} nodes are available${why}.`;
}
