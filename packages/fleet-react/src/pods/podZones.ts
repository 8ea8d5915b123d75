import { podColumn, type PodTuple } from '@pilotage/fleet-common';

/** Pods of one zone, in an order that does not change while a pod lives. */
export interface PodZoneGroup {
  /** Empty for pods without a zone, for example those that wait for a node. */
  readonly zone: string;
  readonly pods: readonly PodTuple[];
}

/**
 * Groups pods by zone, zones by name. Within a zone the id orders: it is given once per uid, so a square keeps its
 * place through an update in place, and a replaced pod appears at the end.
 */
export function podZones(
  pods: ReadonlyMap<number, PodTuple>,
  dictionary: readonly string[],
): readonly PodZoneGroup[] {
  const byZone = new Map<number, PodTuple[]>();
  for (const pod of pods.values()) {
    const zone = pod[podColumn.zone] ?? 0;
    const group = byZone.get(zone);
    if (group) group.push(pod);
    else byZone.set(zone, [pod]);
  }
  return [...byZone]
    .map(([zone, group]) => ({
      zone: dictionary[zone] ?? '',
      pods: group.sort(byId),
    }))
    .sort((a, b) => compareZones(a.zone, b.zone));
}

function byId(a: PodTuple, b: PodTuple): number {
  return (a[podColumn.id] ?? 0) - (b[podColumn.id] ?? 0);
}

/** Pods without a zone come last: they are the exception. */
function compareZones(a: string, b: string): number {
  return Number(a === '') - Number(b === '') || a.localeCompare(b);
}
