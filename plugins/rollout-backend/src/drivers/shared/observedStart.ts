import type { PodRow } from '@pilotage/fleet-node';

/**
 * The fastest start seen among the present pods, from creation to readiness, in milliseconds; `undefined` when none can
 * be told. A pod updated in place says nothing: its readiness began long after its creation.
 */
export function fastestStart(pods: readonly PodRow[]): number | undefined {
  let fastest: number | undefined;
  for (const pod of pods) {
    if (!pod.ready || pod.updatedInPlace) continue;
    const took = pod.readyChangedAt - pod.createdAt;
    if (took > 0 && (fastest === undefined || took < fastest)) fastest = took;
  }
  return fastest;
}
