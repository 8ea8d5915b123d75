import type { Guard } from '@pilotage/plugin-rollout-node';
import type { JsonRecord } from '../drivers/shared/json';
import { asNumber, asRecord, asString } from '../drivers/shared/json';
import type { GuardedWorkload } from './guardedWorkload';
import { refersTo } from './guardedWorkload';

/** A HorizontalPodAutoscaler of `autoscaling/v2`. */
export function readAutoscaler(
  object: JsonRecord,
  workload: GuardedWorkload,
): Guard | undefined {
  const spec = asRecord(object.spec);
  if (!refersTo(spec.scaleTargetRef, workload)) return undefined;
  return {
    type: 'horizontal-pod-autoscaler',
    name: asString(asRecord(object.metadata).name),
    min: asNumber(spec.minReplicas, 1),
    max: asNumber(spec.maxReplicas, 1),
  };
}
