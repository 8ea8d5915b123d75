import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { DriverInput, Plan } from '@pilotage/plugin-rollout-node';
import { planEdits } from '../shared/edits';
import { deploymentIntent } from './intent';
import { readDeployment } from './readDeployment';

/** The one JSON Patch that makes a change, if it can be made and changes anything. */
export function planDeployment(
  input: DriverInput,
  change: RolloutChange,
): Plan {
  const deployment = readDeployment(input);
  const intent = deploymentIntent(deployment, change);
  return intent.type === 'refused'
    ? { type: 'impossible', ...intent.refusal }
    : planEdits(deployment.object, intent.edits);
}
