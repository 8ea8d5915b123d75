import { toTime } from '../../apimachinery/time';
import { hashOf, mapToJson, marks, readJson } from '../../sidecars/marks';
import type { Pod } from '../kinds/pod';
import type { SidecarSet } from '../kinds/sidecarSet';

/** One SidecarSet's part of the annotation `kruise.io/sidecarset-inplace-update-state`. */
interface SidecarInPlaceState {
  /** Hash of the SidecarSet at the first update in place; later ones leave it. */
  readonly revision: string;
  /** Of the first update in place, too. */
  readonly updateTimestamp: string;
  /** What ran before the last update, by container. */
  readonly lastContainerStatuses: Readonly<
    Record<string, { readonly imageID?: string }>
  >;
}

export function readInPlaceStates(
  pod: Pod,
): Readonly<Record<string, SidecarInPlaceState>> {
  return (readJson(pod.metadata.annotations?.[marks.inPlaceState]) ??
    {}) as Readonly<Record<string, SidecarInPlaceState>>;
}

/**
 * The annotation that notes what changed containers run before they change: another imageID afterwards is how
 * the controller sees that the node has restarted them.
 */
export function notedBefore(
  set: SidecarSet,
  pod: Pod,
  update: { readonly changed: ReadonlySet<string>; readonly now: number },
): Readonly<Record<string, string>> {
  const { name: setName } = set.metadata;
  const states = readInPlaceStates(pod);
  const before = states[setName];
  const ran = (pod.status?.containerStatuses ?? []).filter(({ name }) =>
    update.changed.has(name),
  );
  const next: SidecarInPlaceState = {
    revision: before?.revision ?? hashOf(set),
    updateTimestamp: before?.updateTimestamp ?? toTime(update.now),
    lastContainerStatuses: {
      ...before?.lastContainerStatuses,
      ...Object.fromEntries(
        ran.map(({ name, imageID }) => [name, { imageID: imageID ?? '' }]),
      ),
    },
  };
  return {
    [marks.inPlaceState]: mapToJson({ ...states, [setName]: next }),
  };
}
