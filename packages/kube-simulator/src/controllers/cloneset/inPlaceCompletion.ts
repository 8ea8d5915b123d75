import type { Pod } from '../kinds/pod';
import { readInPlaceState } from './inPlaceUpdate';
import { marks } from './marks';

/**
 * Whether the node has carried out an in-place update: every container that was touched shows another imageID
 * than before, or the very image the spec names. A pod never updated in place is complete.
 *
 * The second half of the rule lets two tags of one digest pass; a runtime that reports the image under
 * another name never does.
 */
export function isInPlaceUpdateComplete(pod: Pod): boolean {
  if (pod.metadata.annotations?.[marks.inPlaceGrace] !== undefined)
    return false;
  const state = readInPlaceState(pod);
  if (!state) return true;
  return Object.entries(state.lastContainerStatuses ?? {}).every(
    ([name, before]) => {
      const now = pod.status?.containerStatuses?.find(
        status => status.name === name,
      );
      if (!now) return false;
      return (
        (now.imageID ?? '') !== (before.imageID ?? '') ||
        now.image === specImage(pod, name)
      );
    },
  );
}

function specImage(pod: Pod, name: string): string | undefined {
  const image = pod.spec.containers.find(
    container => container.name === name,
  )?.image;
  return image === undefined || image.includes(':') ? image : `${image}:latest`;
}
