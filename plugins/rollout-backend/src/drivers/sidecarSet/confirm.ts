import type {
  Confirmation,
  DriverInput,
  Goal,
} from '@pilotage/plugin-rollout-node';
import { confirmEdits } from '../shared/confirmEdits';
import { templateContainers } from '../shared/podTemplate';
import { sameValue } from '../shared/sameValue';
import type { SidecarContents } from './contents';
import { readSidecarSet } from './readSidecarSet';
import { sidecarSetRevisions } from './revisions';

/**
 * Whether the controller was seen to act on a write: it observed the generation, and its latest revision is what was
 * written. Pods may still be on their way.
 */
export function confirmSidecarSet(
  goal: Goal,
  input: DriverInput,
): Confirmation {
  const sidecarSet = readSidecarSet(input.workload);
  const written = confirmEdits(
    goal,
    sidecarSet.object,
    sidecarSet.observedGeneration,
  );
  if (written.state !== 'confirmed') return written;
  const newContents = Object.keys(goal.fields).some(path =>
    /^\/spec\/(containers|initContainers)/.test(path),
  );
  if (!newContents) return written;
  const latest = sidecarSetRevisions(sidecarSet, input).find(
    ({ name }) => name === sidecarSet.latestRevision,
  );
  return latest && sameImages(latest.template, sidecarSet.contents)
    ? written
    : {
        state: 'pending',
        reason: 'The controller has not made the new revision yet.',
      };
}

/** Images, not whole containers: defaults added later by a newer controller make no other revision of it. */
function sameImages(a: SidecarContents, b: SidecarContents): boolean {
  const images = (contents: SidecarContents) =>
    templateContainers(contents).map(({ name, image }) => [name, image]);
  return sameValue(images(a), images(b));
}
