import type {
  ForecastObstacle,
  RolloutChange,
} from '@pilotage/plugin-rollout-common';
import type {
  DriverForecast,
  ForecastInput,
} from '@pilotage/plugin-rollout-node';
import { batches } from '../shared/batches';
import { diffEdits, effectiveEdits } from '../shared/edits';
import { floorMs } from '../shared/floor';
import type { ForecastCode } from '../shared/forecastReasons';
import { forecastReason, obstacle } from '../shared/forecastReasons';
import { guardObstacles, readyPodsToChange } from '../shared/guardObstacles';
import { runningContainers } from '../shared/podTemplate';
import { tallyPods } from '../shared/podTally';
import { rejectedForecast } from '../shared/rejectedForecast';
import { podsOfRevision } from '../shared/revisions';
import { sameValue } from '../shared/sameValue';
import type { Intended } from './intent';
import { deploymentIntent } from './intent';
import { deploymentPodContext } from './observe';
import type { Deployment } from './readDeployment';
import { newReplicaSet, readDeployment } from './readDeployment';

/** What a change will do to the pods of a Deployment, before it is made. */
export function forecastDeployment(
  input: ForecastInput,
  change: RolloutChange,
): DriverForecast {
  const deployment = readDeployment(input);
  const tally = tallyPods(
    input.pods,
    deploymentPodContext(deployment, input.now),
  );
  const intent = deploymentIntent(deployment, change);
  const { replicas } = deployment;
  if (intent.type === 'refused') {
    return rejectedForecast(
      intent.refusal,
      Math.max(replicas - tally.updated, 0),
    );
  }
  const target = newReplicaSet(deployment.revisions, intent.template);
  const updated = target ? podsOfRevision(target.name, tally.byRevision) : 0;
  const waiting = Math.max(replicas - updated, 0);
  const changes = effectiveEdits(deployment.object, intent.edits).length > 0;
  const pods = intent.paused || !changes ? 0 : waiting;
  const names = runningContainers(intent.template).map(({ name }) => name);
  const { maxUnavailablePods } = deployment.strategy;
  const steps = batches(pods, maxUnavailablePods + deployment.maxSurgePods);
  const mode = pods > 0 ? 'recreate' : 'none';
  const containersRestarted = pods > 0 ? names : [];
  const atLeastMs = floorMs({
    mode,
    containersRestarted,
    batches: steps.count,
    minReadySeconds: deployment.strategy.minReadySeconds,
    pods: input.pods,
  });
  return {
    mode,
    ...forecastReason(
      pods > 0 ? 'kind-recreates' : whyNothing(changes, change, waiting),
    ),
    pods,
    podsLeftOld: waiting - pods,
    containersRestarted,
    containersUntouched: pods > 0 ? [] : names,
    batches: steps,
    ...(atLeastMs === undefined ? {} : { atLeastMs }),
    inTheWay:
      pods > 0
        ? [
            ...obstacles(deployment, intent, tally.updated),
            ...guardObstacles(input.guards, {
              mode,
              pods,
              batchSize: steps.size,
              surge: deployment.maxSurgePods,
              unavailable: maxUnavailablePods,
              readyPods: readyPodsToChange(
                input.pods,
                target?.name ?? '',
                pods,
              ),
            }),
          ]
        : [],
    diff: diffEdits(deployment.object, intent.edits),
  };
}

function whyNothing(
  changes: boolean,
  { verb }: RolloutChange,
  waiting: number,
): ForecastCode {
  switch (verb) {
    case 'set-image':
      return changes ? 'held' : 'same-image';
    case 'rollback':
      if (!changes) return 'same-template';
      return waiting > 0 ? 'held' : 'already-reached';
    case 'pause':
      return changes ? 'pauses' : 'no-change';
    default:
      return changes ? 'nothing-waits' : 'no-change';
  }
}

function obstacles(
  deployment: Deployment,
  intent: Intended,
  updated: number,
): readonly ForecastObstacle[] {
  const found: ForecastObstacle[] = [];
  const { replicas, observed, maxSurgePods, strategy } = deployment;
  if (!observed) found.push(obstacle('slows', 'not-observed'));
  if (
    updated > 0 &&
    updated < replicas &&
    !sameValue(intent.template, deployment.template)
  ) {
    found.push(
      obstacle('note', 'rollout-in-flight', { updated, desired: replicas }),
    );
  }
  if (strategy.type === 'recreate-all') {
    found.push(obstacle('note', 'all-down'));
  } else if (maxSurgePods > 0) {
    found.push(obstacle('note', 'surge', { surge: maxSurgePods }));
  }
  return found;
}
