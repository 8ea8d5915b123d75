import type { VerbTable } from '@pilotage/plugin-rollout-common';
import type { DriverInput } from '@pilotage/plugin-rollout-node';
import { tallyPods } from '../shared/podTally';
import type { RefusalCode } from '../shared/refusals';
import { sameValue } from '../shared/sameValue';
import { verbAvailability } from '../shared/verbAvailability';
import { cloneSetRevisions } from './cloneSetRevisions';
import { cloneSetCounts, cloneSetPodContext } from './observe';
import type { CloneSet } from './readCloneSet';
import { readCloneSet } from './readCloneSet';

/** Which verbs the state of a CloneSet allows. */
export function cloneSetVerbs(input: DriverInput): VerbTable {
  const cloneSet = readCloneSet(input.workload);
  const { paused, type } = cloneSet.strategy;
  const onDelete = type === 'on-delete';
  const nothingToUpdate = everyPodUpdated(cloneSet, input);
  const full = cloneSet.expectedUpdated === cloneSet.replicas && !paused;
  const other = cloneSetRevisions(cloneSet, input).some(
    ({ template }) => !sameValue(template, cloneSet.template),
  );
  const when = (...conditions: readonly (readonly [boolean, RefusalCode])[]) =>
    verbAvailability([[cloneSet.deleting, 'being-deleted'], ...conditions]);
  return {
    'set-image': when(),
    partition: when(
      [onDelete, 'on-delete'],
      [nothingToUpdate, 'nothing-to-update'],
    ),
    'promote-full': when(
      [onDelete, 'on-delete'],
      [nothingToUpdate, 'nothing-to-update'],
      [full, 'already-full'],
    ),
    pause: when([paused, 'already-paused']),
    resume: when([!paused, 'not-paused']),
    rollback: when([!other, 'no-other-revision']),
  };
}

/** Only an observed spec can be finished: before that the counters are those of the spec before. */
function everyPodUpdated(cloneSet: CloneSet, input: DriverInput): boolean {
  const context = cloneSetPodContext(cloneSet, input.now);
  const counts = cloneSetCounts(
    cloneSet,
    input.pods.length,
    tallyPods(input.pods, context),
  );
  return (
    cloneSet.observed &&
    counts.updated >= counts.desired &&
    counts.updated === counts.current
  );
}
