import type { PodGroupContainer, SidecarMarks } from '@pilotage/fleet-node';
import type { SidecarSetFacts } from './sidecarSetFacts';

/**
 * The container of a pod that stands for one of a SidecarSet: itself, or of a hot-upgrade pair (`mesh-1` and `mesh-2`)
 * the working one. The other one is idle, runs an image that does nothing, and is no version of anything.
 *
 * @returns `working` is undefined when the pod has no such container; `all` are the names taken by it.
 */
export function resolveInjected(
  name: string,
  pod: {
    readonly containers: readonly PodGroupContainer[];
    readonly working: SidecarMarks['working'];
  },
  facts: SidecarSetFacts | undefined,
): {
  readonly working: PodGroupContainer | undefined;
  readonly all: readonly string[];
} {
  const named = (wanted: string) =>
    pod.containers.find(container => container.name === wanted);
  const plain = named(name);
  if (plain) return { working: plain, all: [name] };
  const pair = [named(`${name}-1`), named(`${name}-2`)].filter(
    container => container !== undefined,
  );
  const told = Object.hasOwn(pod.working, name)
    ? pair.find(container => container.name === pod.working[name])
    : undefined;
  const emptyImage = facts?.containers.get(name)?.emptyImage;
  return {
    working: told ?? pair.find(({ image }) => image !== emptyImage),
    all: pair.map(container => container.name),
  };
}
