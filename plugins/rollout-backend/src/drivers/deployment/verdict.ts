import type { Verdict } from '@pilotage/fleet-common';
import type {
  FailureGroup,
  RolloutCounts,
} from '@pilotage/plugin-rollout-common';
import { decideVerdict } from '../shared/decideVerdict';
import { asTime } from '../shared/json';
import type { PodTally } from '../shared/podTally';
import type { Deployment } from './readDeployment';

/** The verdict on a Deployment, by the limits its controller keeps. */
export function deploymentVerdict(input: {
  readonly deployment: Deployment;
  readonly counts: RolloutCounts;
  readonly tally: PodTally;
  readonly failures: readonly FailureGroup[];
  readonly now: number;
}): Verdict {
  const { deployment, counts, tally } = input;
  return decideVerdict({
    observed: deployment.observed,
    counts,
    updatedFailing: tally.updatedFailing,
    updatedMoving: tally.updatedMoving,
    paused: deployment.strategy.paused,
    onDelete: false,
    maxUnavailablePods: deployment.strategy.maxUnavailablePods,
    mayStartMore: mayStartMore(deployment, counts, tally),
    failures: input.failures,
    controllerSays: deployment.conditions.some(
      ({ type, reason }) =>
        type === 'Progressing' && reason === 'ProgressDeadlineExceeded',
    )
      ? { type: 'deadline-exceeded' }
      : { type: 'nothing' },
    ageMs: input.now - asTime(deployment.object.metadata.creationTimestamp),
  });
}

/**
 * Whether the controller may start one more new pod: there is room below replicas + maxSurge, or it may stop an old pod
 * to make room, which it may while the available pods exceed replicas - maxUnavailable.
 */
export function mayStartMore(
  deployment: Deployment,
  counts: RolloutCounts,
  tally: PodTally,
): boolean {
  if (deployment.strategy.paused) return false;
  const { replicas, maxSurgePods, strategy } = deployment;
  if (counts.current < replicas + maxSurgePods) return true;
  const newUnavailable = tally.updated - tally.updatedAvailable;
  const mustStay = replicas - strategy.maxUnavailablePods;
  return counts.current - mustStay - newUnavailable > 0;
}
