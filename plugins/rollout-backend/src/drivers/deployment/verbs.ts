import type { VerbTable } from '@pilotage/plugin-rollout-common';
import type { DriverInput } from '@pilotage/plugin-rollout-node';
import type { RefusalCode } from '../shared/refusals';
import { sameValue } from '../shared/sameValue';
import { verbAvailability } from '../shared/verbAvailability';
import { readDeployment } from './readDeployment';

/** Which verbs the state of a Deployment allows. */
export function deploymentVerbs(input: DriverInput): VerbTable {
  const deployment = readDeployment(input);
  const { paused } = deployment.strategy;
  const other = deployment.revisions.some(
    ({ template }) => !sameValue(template, deployment.template),
  );
  const when = (...conditions: readonly (readonly [boolean, RefusalCode])[]) =>
    verbAvailability([[deployment.deleting, 'being-deleted'], ...conditions]);
  return {
    'set-image': when(),
    partition: when([true, 'no-partition']),
    'promote-full': when([!paused, 'already-full']),
    pause: when([paused, 'already-paused']),
    resume: when([!paused, 'not-paused']),
    rollback: when([!other, 'no-other-revision']),
  };
}
