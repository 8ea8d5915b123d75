import type { PodGroupContainer, SidecarMarks } from '@pilotage/fleet-node';
import type { SidecarPodState } from '@pilotage/plugin-rollout-common';
import type { Images, SidecarSetFacts } from './sidecarSetFacts';

/** What a SidecarSet wrote into a pod about itself. */
export type SetMark = SidecarMarks['sets'][number];

/** What decides the state of an injected container. */
export interface InjectedState {
  /** Name in the SidecarSet: of a hot-upgrade pair the name of both. */
  readonly name: string;
  readonly container: Pick<PodGroupContainer, 'image' | 'changing'>;
  readonly mark: SetMark;
  readonly blocked: boolean;
  /** `undefined` when the SidecarSet is not known. */
  readonly facts: SidecarSetFacts | undefined;
}

/** State of a container a SidecarSet injected; see the states' own documentation for what each means. */
export function injectedState(input: InjectedState): SidecarPodState {
  const { name, container, mark, blocked, facts } = input;
  if (!facts) return 'unknown';
  const newest = isNewest(input, facts);
  if (newest === undefined) return 'unknown';
  if (blocked && !newest) return 'blocked';
  if (container.changing) return 'updating';
  const named = imagesOf(mark, facts, newest)?.get(name);
  if (named !== undefined && named !== container.image) return 'drifted';
  return newest ? 'current' : 'outdated';
}

/** `undefined` when that cannot be told. */
function isNewest(
  { name, container, mark }: InjectedState,
  facts: SidecarSetFacts,
): boolean | undefined {
  if (facts.hash !== '') {
    return mark.hash === '' ? undefined : mark.hash === facts.hash;
  }
  // Without its webhook a SidecarSet has no hash; its images are all there is to compare with.
  return facts.containers.get(name)?.image === container.image;
}

function imagesOf(
  mark: SetMark,
  facts: SidecarSetFacts,
  newest: boolean,
): Images | undefined {
  if (!newest) return facts.revisions.get(mark.revision);
  return new Map(
    [...facts.containers.values()].map(({ name, image }) => [name, image]),
  );
}
