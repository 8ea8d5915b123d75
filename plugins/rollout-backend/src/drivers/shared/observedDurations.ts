import type { PodRow } from '@pilotage/fleet-node';

/**
 * How long the present pods took from creation to readiness: the median, in milliseconds, as precise as Kubernetes
 * writes times (a second); `undefined` when none can be told. A pod updated in place says nothing: its readiness began
 * long after its creation.
 */
export function medianStart(pods: readonly PodRow[]): number | undefined {
  return medianDuration(
    pods,
    pod => !pod.updatedInPlace,
    pod => pod.createdAt,
  );
}

/**
 * How long the present pods took from the beginning of their last in-place update to readiness: the median, in
 * milliseconds; `undefined` when none is ready again. An update that restarted nothing left readiness alone, so that
 * readiness is older than the update and does not count. The median, because a pod that lost its readiness once more
 * later looks as if its update had taken until then.
 */
export function medianRestart(pods: readonly PodRow[]): number | undefined {
  return medianDuration(
    pods,
    pod => pod.inPlaceReady && pod.inPlaceStartedAt > 0,
    pod => pod.inPlaceStartedAt,
  );
}

function medianDuration(
  pods: readonly PodRow[],
  counts: (pod: PodRow) => boolean,
  began: (pod: PodRow) => number,
): number | undefined {
  const durations: number[] = [];
  for (const pod of pods) {
    if (!pod.ready || pod.deleting || !counts(pod)) continue;
    const took = pod.readyChangedAt - began(pod);
    if (took >= 0) durations.push(took);
  }
  // The lower of the two in the middle: what is made from it is a lower bound.
  return durations.sort((a, b) => a - b)[
    Math.floor((durations.length - 1) / 2)
  ];
}
