import type { VerbTable } from '@pilotage/plugin-rollout-common';
import type { DriverInput } from '@pilotage/plugin-rollout-node';
import { partitionPods } from '../cloneSet/partition';
import type { RefusalCode } from '../shared/refusals';
import { sameValue } from '../shared/sameValue';
import { verbAvailability } from '../shared/verbAvailability';
import { readSidecarSet } from './readSidecarSet';
import { sidecarSetRevisions } from './revisions';

/** Which verbs the state of a SidecarSet allows. */
export function sidecarSetVerbs(input: DriverInput): VerbTable {
  const sidecarSet = readSidecarSet(input.workload);
  const { notUpdate, selector, strategy, matched, updated } = sidecarSet;
  const nothingToUpdate = sidecarSet.observed && updated >= matched;
  const full =
    !strategy.paused &&
    selector === undefined &&
    partitionPods(sidecarSet.partition, matched) === 0;
  const other = sidecarSetRevisions(sidecarSet, input).some(
    ({ template }) => !sameValue(template, sidecarSet.contents),
  );
  const injectionPaused = strategy.injection?.paused === true;
  const when = (...conditions: readonly (readonly [boolean, RefusalCode])[]) =>
    verbAvailability([[sidecarSet.deleting, 'being-deleted'], ...conditions]);
  return {
    'set-image': when(),
    partition: when(
      [notUpdate, 'not-update'],
      [selector !== undefined, 'pods-selected'],
      [nothingToUpdate, 'nothing-to-update'],
    ),
    'promote-full': when(
      [notUpdate, 'not-update'],
      [nothingToUpdate, 'nothing-to-update'],
      [full, 'already-full'],
    ),
    pause: when([strategy.paused, 'already-paused']),
    resume: when([!strategy.paused, 'not-paused']),
    rollback: when([!other, 'no-other-revision']),
    'select-pods': when([notUpdate, 'not-update']),
    'max-unavailable': when([notUpdate, 'not-update']),
    'pause-injection': when([injectionPaused, 'injection-already-paused']),
    'resume-injection': when([!injectionPaused, 'injection-not-paused']),
  };
}
