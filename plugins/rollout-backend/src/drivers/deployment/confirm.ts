import type {
  Confirmation,
  DriverInput,
  Goal,
} from '@pilotage/plugin-rollout-node';
import { confirmEdits } from '../shared/confirmEdits';
import { readDeployment } from './readDeployment';

/**
 * Whether the controller was seen to act on a write: it observed the generation and, unless it is paused, made the
 * ReplicaSet for the written template. A paused Deployment makes none, so there observing is acting.
 */
export function confirmDeployment(
  goal: Goal,
  input: DriverInput,
): Confirmation {
  const deployment = readDeployment(input);
  const written = confirmEdits(
    goal,
    deployment.object,
    deployment.observedGeneration,
  );
  if (written.state !== 'confirmed') return written;
  const newTemplate = Object.keys(goal.fields).some(path =>
    path.startsWith('/spec/template'),
  );
  return newTemplate &&
    !deployment.strategy.paused &&
    deployment.updateRevision === ''
    ? {
        state: 'pending',
        reason: 'The controller has not made the new ReplicaSet yet.',
      }
    : { state: 'confirmed' };
}
