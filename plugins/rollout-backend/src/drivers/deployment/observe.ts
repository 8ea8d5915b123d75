import type { RolloutCounts } from '@pilotage/plugin-rollout-common';
import type {
  DriverInput,
  DriverObservation,
} from '@pilotage/plugin-rollout-node';
import type { PodContext } from '../shared/classifyPod';
import { groupFailures } from '../shared/failures';
import { asNumber } from '../shared/json';
import type { PodTally } from '../shared/podTally';
import { tallyPods } from '../shared/podTally';
import { runningContainers } from '../shared/podTemplate';
import { revisionViews } from '../shared/revisions';
import { rolloutSteps } from '../shared/steps';
import type { Deployment } from './readDeployment';
import { readDeployment } from './readDeployment';
import { deploymentVerdict } from './verdict';

/** What is true of a Deployment and its pods. */
export function observeDeployment(input: DriverInput): DriverObservation {
  const deployment = readDeployment(input);
  const context = deploymentPodContext(deployment, input.now);
  const tally = tallyPods(input.pods, context);
  const counts = deploymentCounts(deployment, input.pods.length, tally);
  const failures = groupFailures(input.pods, context);
  return {
    kind: 'Deployment',
    verdict: deploymentVerdict({
      deployment,
      counts,
      tally,
      failures,
      now: input.now,
    }),
    observed: deployment.observed,
    strategy: deployment.strategy,
    counts,
    steps: rolloutSteps({
      desired: counts.desired,
      expectedUpdated: counts.expectedUpdated,
      updatedAvailable: deployment.observed ? counts.updatedAvailable : 0,
    }),
    revisions: revisionViews(
      deployment.revisions,
      {
        update: deployment.updateRevision,
        current: deployment.currentRevision,
      },
      tally.byRevision,
    ),
    containers: runningContainers(deployment.template).map(
      ({ name, image }) => ({ name, image }),
    ),
    failures,
  };
}

/** What the pods of a Deployment are judged by: they carry the hash that ends the name of their ReplicaSet. */
export function deploymentPodContext(
  deployment: Deployment,
  now: number,
): PodContext {
  return {
    updateRevision: deployment.updateRevision,
    minReadySeconds: deployment.strategy.minReadySeconds,
    now,
  };
}

/** Counters from the pods; from the status when no pod can be seen though the controller counts some. */
export function deploymentCounts(
  deployment: Deployment,
  seenPods: number,
  tally: PodTally,
): RolloutCounts {
  const { status, replicas } = deployment;
  const goal = { desired: replicas, expectedUpdated: replicas };
  const stated = asNumber(status.replicas, 0);
  if (seenPods === 0 && stated > 0) {
    const available = asNumber(status.availableReplicas, 0);
    const updated = asNumber(status.updatedReplicas, 0);
    return {
      ...goal,
      current: stated,
      ready: asNumber(status.readyReplicas, 0),
      available,
      updated,
      // The status does not say which of the available pods are updated ones: at least this many are.
      updatedAvailable: Math.max(available - (stated - updated), 0),
      failing: 0,
    };
  }
  return {
    ...goal,
    current: tally.active,
    ready: tally.ready,
    available: tally.available,
    updated: tally.updated,
    updatedAvailable: tally.updatedAvailable,
    failing: tally.failing,
  };
}
