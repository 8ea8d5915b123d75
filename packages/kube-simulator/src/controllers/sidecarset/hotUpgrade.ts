import {
  emptyImage,
  hotMarks,
  isHot,
  rolesOf,
  workingContainers,
} from '../../sidecars/hotUpgrade';
import { mapToJson } from '../../sidecars/marks';
import type { Pod } from '../kinds/pod';
import type { SidecarContainer, SidecarSet } from '../kinds/sidecarSet';
import { notedBefore } from './inPlaceState';
import { isConsistent, isPodReady, namesOf } from './podState';

/** Where in a pod a sidecar's new image goes, and what serves meanwhile. */
export interface HotTarget {
  readonly name: string;
  readonly other: string;
}

/**
 * The container of a pair that gets the new image: the empty one; of two that are not empty, the one that does
 * not serve, else the older one.
 */
export function hotTarget(
  set: SidecarSet,
  sidecar: SidecarContainer,
  pod: Pod,
): HotTarget {
  const { working, other } = rolesOf(sidecar, pod);
  const toWorking = { name: working, other };
  const toOther = { name: other, other: working };
  if (imageOf(pod, other) === emptyImage(sidecar)) return toOther;
  if (imageOf(pod, working) === emptyImage(sidecar)) return toWorking;
  const serves = (name: string) =>
    isConsistent(set, pod, [name]) &&
    pod.status?.containerStatuses?.some(
      status => status.name === name && status.ready,
    ) === true;
  return !serves(working) && serves(other) ? toWorking : toOther;
}

/** Who works from now on, and which version the two find in their environment. */
export function hotAnnotations(
  set: SidecarSet,
  sidecar: SidecarContainer,
  pod: Pod,
  { name, other }: HotTarget,
): Readonly<Record<string, string>> {
  const version = set.metadata.resourceVersion ?? '';
  return {
    [hotMarks.working]: mapToJson({
      ...workingContainers(pod),
      [sidecar.name]: name,
    }),
    [hotMarks.version(name)]: version,
    [hotMarks.versionAlt(name)]:
      pod.metadata.annotations?.[hotMarks.version(other)] ?? '',
    [hotMarks.versionAlt(other)]: version,
  };
}

/** The pairs of a pod in which an older container still runs beside the new one. */
function unfinished(
  { spec }: SidecarSet,
  pod: Pod,
): readonly SidecarContainer[] {
  return (spec.containers ?? []).filter(
    sidecar =>
      isHot(sidecar) &&
      imageOf(pod, rolesOf(sidecar, pod).other) !== emptyImage(sidecar),
  );
}

/** Ready, and no older container left beside a new one. */
export function isSettled(set: SidecarSet, pod: Pod): boolean {
  return isPodReady(pod) && unfinished(set, pod).length === 0;
}

/**
 * The pod with the older containers of its pairs emptied, once the new ones serve.
 *
 * @returns the same pod when there is nothing to empty, or not yet
 */
export function withOlderEmptied(set: SidecarSet, pod: Pod, now: number): Pod {
  const pairs = unfinished(set, pod);
  if (pairs.length === 0) return pod;
  const hot = (set.spec.containers ?? []).filter(isHot);
  const others = new Set<string>(
    hot.map(sidecar => rolesOf(sidecar, pod).other),
  );
  const serving = namesOf(set).filter(name => !others.has(name));
  const ready =
    isPodReady(pod) ||
    (pod.status?.containerStatuses ?? []).every(
      status => others.has(status.name) || status.ready,
    );
  if (!ready || !isConsistent(set, pod, serving)) return pod;
  const emptied = new Map<string, string>(
    pairs.map(sidecar => [rolesOf(sidecar, pod).other, emptyImage(sidecar)]),
  );
  const versions = pairs.flatMap(sidecar => {
    const { working, other } = rolesOf(sidecar, pod);
    return [
      [hotMarks.version(other), '0'],
      [hotMarks.versionAlt(working), '0'],
    ];
  });
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: {
        ...pod.metadata.annotations,
        ...Object.fromEntries(versions),
        ...notedBefore(set, pod, { changed: new Set(emptied.keys()), now }),
      },
    },
    spec: {
      ...pod.spec,
      containers: pod.spec.containers.map(container => {
        const image = emptied.get(container.name);
        return image === undefined ? container : { ...container, image };
      }),
    },
  };
}

function imageOf(pod: Pod, name: string): string | undefined {
  return pod.spec.containers.find(container => container.name === name)?.image;
}
