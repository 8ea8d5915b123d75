import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { DriverInput, Plan } from '@pilotage/plugin-rollout-node';
import { planEdits } from '../shared/edits';
import { cloneSetRevisions } from './cloneSetRevisions';
import { cloneSetIntent } from './intent';
import { readCloneSet } from './readCloneSet';

/** The one JSON Patch that makes a change, if it can be made and changes anything. */
export function planCloneSet(input: DriverInput, change: RolloutChange): Plan {
  const cloneSet = readCloneSet(input.workload);
  const revisions = cloneSetRevisions(cloneSet, input);
  const intent = cloneSetIntent(cloneSet, revisions, change);
  return intent.type === 'refused'
    ? { type: 'impossible', ...intent.refusal }
    : planEdits(cloneSet.object, intent.edits);
}
