import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { DriverInput, Plan } from '@pilotage/plugin-rollout-node';
import { planEdits } from '../shared/edits';
import { sidecarSetIntent } from './intent';
import { readSidecarSet } from './readSidecarSet';
import { sidecarSetRevisions } from './revisions';

/** The one JSON Patch that makes a change, if it can be made and changes anything. */
export function planSidecarSet(
  input: DriverInput,
  change: RolloutChange,
): Plan {
  const sidecarSet = readSidecarSet(input.workload);
  const revisions = sidecarSetRevisions(sidecarSet, input);
  const intent = sidecarSetIntent(sidecarSet, revisions, change);
  return intent.type === 'refused'
    ? { type: 'impossible', ...intent.refusal }
    : planEdits(sidecarSet.object, intent.edits);
}
