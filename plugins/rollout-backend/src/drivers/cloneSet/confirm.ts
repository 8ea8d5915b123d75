import type {
  Confirmation,
  DriverInput,
  Goal,
} from '@pilotage/plugin-rollout-node';
import { confirmEdits } from '../shared/confirmEdits';
import type { JsonRecord } from '../shared/json';
import { asNumber } from '../shared/json';
import { runningContainers } from '../shared/podTemplate';
import { sameRevision } from '../shared/revisionLabel';
import { sameValue } from '../shared/sameValue';
import { cloneSetRevisions } from './cloneSetRevisions';
import type { CloneSet } from './readCloneSet';
import { readCloneSet } from './readCloneSet';

/**
 * Whether the controller was seen to act on a write: it observed the generation, its update revision is the written
 * template, and it expects as many updated pods as the partition says. Pods may still be on their way.
 */
export function confirmCloneSet(goal: Goal, input: DriverInput): Confirmation {
  const cloneSet = readCloneSet(input.workload);
  const written = confirmEdits(
    goal,
    cloneSet.object,
    cloneSet.observedGeneration,
  );
  if (written.state !== 'confirmed') return written;
  const paths = Object.keys(goal.fields);
  if (
    paths.some(path => path.startsWith('/spec/template')) &&
    !updatesToTemplate(cloneSet, input)
  ) {
    return {
      state: 'pending',
      reason: 'The controller has not made the new revision yet.',
    };
  }
  // Absent means zero, or a controller too old to say. Written together with the generation, so absence proves nothing.
  const expected = asNumber(
    cloneSet.status.expectedUpdatedReplicas,
    cloneSet.expectedUpdated,
  );
  if (
    paths.includes(cloneSet.paths.partition) &&
    expected !== cloneSet.expectedUpdated
  ) {
    return {
      state: 'pending',
      reason: `The controller still aims at ${expected} updated pods, not ${cloneSet.expectedUpdated}.`,
    };
  }
  return { state: 'confirmed' };
}

/** A revision that has not arrived here yet is the new one: status and generation are written together. */
function updatesToTemplate(cloneSet: CloneSet, input: DriverInput): boolean {
  const update = cloneSetRevisions(cloneSet, input).find(({ name }) =>
    sameRevision(name, cloneSet.updateRevision),
  );
  return update !== undefined && sameImages(update.template, cloneSet.template);
}

/** Images, not whole templates: defaults added later by a newer controller make no other revision of it. */
function sameImages(a: JsonRecord, b: JsonRecord): boolean {
  const images = (template: typeof a) =>
    runningContainers(template).map(({ name, image }) => [name, image]);
  return sameValue(images(a), images(b));
}
