import type { RolloutObservation } from '@pilotage/plugin-rollout-common';
import type { PodContext } from './classifyPod';

/** What the pods of an observed workload are judged by, for any driver: the revision in the role `update` decides. */
export function podContextOf(
  observation: Pick<RolloutObservation, 'revisions' | 'strategy'>,
  now: number,
): PodContext {
  const update = observation.revisions.find(
    revision => revision.role === 'update' || revision.role === 'both',
  );
  return {
    updateRevision: update?.name ?? '',
    minReadySeconds: observation.strategy.minReadySeconds,
    now,
  };
}
