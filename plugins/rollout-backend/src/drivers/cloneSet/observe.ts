import type {
  DriverInput,
  DriverObservation,
} from '@pilotage/plugin-rollout-node';
import type { RolloutCounts } from '@pilotage/plugin-rollout-common';
import type { PodContext } from '../shared/classifyPod';
import { groupFailures } from '../shared/failures';
import { asNumber } from '../shared/json';
import { runningContainers } from '../shared/podTemplate';
import type { PodTally } from '../shared/podTally';
import { tallyPods } from '../shared/podTally';
import { revisionViews } from '../shared/revisions';
import { rolloutSteps } from '../shared/steps';
import { cloneSetRevisions } from './cloneSetRevisions';
import { partitionPercent } from './partition';
import type { CloneSet } from './readCloneSet';
import { readCloneSet } from './readCloneSet';
import { cloneSetVerdict } from './verdict';

/** What is true of a CloneSet and its pods. */
export function observeCloneSet(input: DriverInput): DriverObservation {
  const cloneSet = readCloneSet(input.workload);
  const context = cloneSetPodContext(cloneSet, input.now);
  const tally = tallyPods(input.pods, context);
  const counts = cloneSetCounts(cloneSet, input.pods.length, tally);
  const failures = groupFailures(input.pods, context);
  return {
    kind: 'CloneSet',
    verdict: cloneSetVerdict({
      cloneSet,
      counts,
      tally,
      failures,
      now: input.now,
    }),
    observed: cloneSet.observed,
    strategy: cloneSet.strategy,
    counts,
    steps: rolloutSteps({
      desired: counts.desired,
      expectedUpdated: counts.expectedUpdated,
      // Counters of an older spec reach nothing.
      updatedAvailable: cloneSet.observed ? counts.updatedAvailable : 0,
      percent: partitionPercent(cloneSet.partition),
    }),
    revisions: revisionViews(
      cloneSetRevisions(cloneSet, input),
      { update: cloneSet.updateRevision, current: cloneSet.currentRevision },
      tally.byRevision,
    ),
    containers: runningContainers(cloneSet.template).map(({ name, image }) => ({
      name,
      image,
    })),
    failures,
  };
}

/** What the pods of a CloneSet are judged by. */
export function cloneSetPodContext(
  cloneSet: CloneSet,
  now: number,
): PodContext {
  return {
    updateRevision: cloneSet.updateRevision,
    minReadySeconds: cloneSet.strategy.minReadySeconds,
    now,
  };
}

/**
 * Counters from the pods themselves, which are newer than the status; from the status when no pod can be seen though
 * the controller counts some.
 */
export function cloneSetCounts(
  cloneSet: CloneSet,
  seenPods: number,
  tally: PodTally,
): RolloutCounts {
  const { status } = cloneSet;
  const goal = {
    desired: cloneSet.replicas,
    expectedUpdated: cloneSet.expectedUpdated,
  };
  if (seenPods === 0 && asNumber(status.replicas, 0) > 0) {
    return {
      ...goal,
      current: asNumber(status.replicas, 0),
      ready: asNumber(status.readyReplicas, 0),
      available: asNumber(status.availableReplicas, 0),
      updated: asNumber(status.updatedReplicas, 0),
      updatedAvailable: asNumber(status.updatedAvailableReplicas, 0),
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
