import { toTime } from '../../apimachinery/time';
import { upgradeMark } from '../../sidecars/injectSidecars';
import {
  hashOf,
  mapToJson,
  marks,
  readUpgradeMarks,
} from '../../sidecars/marks';
import type { Pod } from '../kinds/pod';
import type { SidecarSet } from '../kinds/sidecarSet';
import { readInPlaceStates, type SidecarInPlaceState } from './podState';

/**
 * A pod with the images of a SidecarSet, and what it ran before noted down: a changed imageID is how the
 * controller sees that the node has restarted the container. Containers of others are not touched.
 *
 * @param set - with the status of this round, whose latest revision the pod is now at
 */
export function upgradePod(set: SidecarSet, pod: Pod, now: number): Pod {
  const { name: setName } = set.metadata;
  const wanted = new Map(
    (set.spec.containers ?? []).map(({ name, image }) => [name, image]),
  );
  const changed = new Set<string>();
  const containers = pod.spec.containers.map(container => {
    const image = wanted.get(container.name);
    if (image === undefined || image === container.image) return container;
    changed.add(container.name);
    return { ...container, image };
  });
  const states = readInPlaceStates(pod);
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: {
        ...pod.metadata.annotations,
        [marks.hash]: mapToJson({
          ...readUpgradeMarks(pod, marks.hash),
          [setName]: upgradeMark(set, now),
        }),
        [marks.inPlaceState]: mapToJson({
          ...states,
          [setName]: nextState(states[setName], { set, pod, changed, now }),
        }),
      },
    },
    spec: { ...pod.spec, containers },
  };
}

/** Revision and time stay those of the first update. */
function nextState(
  before: SidecarInPlaceState | undefined,
  update: { set: SidecarSet; pod: Pod; changed: Set<string>; now: number },
): SidecarInPlaceState {
  const { set, pod, changed, now } = update;
  const ran = (pod.status?.containerStatuses ?? []).filter(({ name }) =>
    changed.has(name),
  );
  return {
    revision: before?.revision ?? hashOf(set),
    updateTimestamp: before?.updateTimestamp ?? toTime(now),
    lastContainerStatuses: {
      ...before?.lastContainerStatuses,
      ...Object.fromEntries(
        ran.map(({ name, imageID }) => [name, { imageID: imageID ?? '' }]),
      ),
    },
  };
}
