import { isHot } from '../../sidecars/hotUpgrade';
import { mapToJson, marks, readUpgradeMarks } from '../../sidecars/marks';
import { upgradeMark } from '../../sidecars/upgradeMark';
import type { Pod } from '../kinds/pod';
import type { SidecarContainer, SidecarSet } from '../kinds/sidecarSet';
import { hotAnnotations, hotTarget } from './hotUpgrade';
import { notedBefore } from './inPlaceState';

/**
 * A pod with the images of a SidecarSet, marked as being at its newest state. Containers of others are not
 * touched.
 *
 * @param set - with the status of this round, whose latest revision the pod is now at
 */
export function upgradePod(set: SidecarSet, pod: Pod, now: number): Pod {
  const moves = (set.spec.containers ?? []).flatMap(sidecar =>
    moveOf(set, sidecar, pod),
  );
  const images = new Map(moves.map(({ name, image }) => [name, image]));
  const hot = moves.reduce(
    (annotations, move) => ({
      ...annotations,
      ...move.annotations(annotations),
    }),
    pod.metadata.annotations ?? {},
  );
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: {
        ...hot,
        [marks.hash]: mapToJson({
          ...readUpgradeMarks(pod, marks.hash),
          [set.metadata.name]: upgradeMark(set, now),
        }),
        ...notedBefore(set, pod, { changed: new Set(images.keys()), now }),
      },
    },
    spec: {
      ...pod.spec,
      containers: pod.spec.containers.map(container => {
        const image = images.get(container.name);
        return image === undefined ? container : { ...container, image };
      }),
    },
  };
}

type Annotations = Readonly<Record<string, string>>;

interface Move {
  /** Container of the pod. */
  readonly name: string;
  readonly image: string;
  /** What to write beside it, given what is written already. */
  readonly annotations: (present: Annotations) => Annotations;
}

/** A sidecar whose serving container has the wanted image already does not move. */
function moveOf(
  set: SidecarSet,
  sidecar: SidecarContainer,
  pod: Pod,
): readonly Move[] {
  const { image } = sidecar;
  const hot = isHot(sidecar) ? hotTarget(set, sidecar, pod) : undefined;
  const serving = hot?.other ?? sidecar.name;
  const current = pod.spec.containers.find(({ name }) => name === serving);
  if (!current || current.image === image) return [];
  return [
    {
      name: hot?.name ?? sidecar.name,
      image,
      annotations: present => {
        if (!hot) return {};
        const written = { ...pod.metadata, annotations: present };
        return hotAnnotations(set, sidecar, { ...pod, metadata: written }, hot);
      },
    },
  ];
}
