import type { Guard } from '@pilotage/plugin-rollout-node';
import type { JsonRecord } from '../drivers/shared/json';
import { asNumber, asRecord, asString } from '../drivers/shared/json';
import type { GuardedWorkload } from './guardedWorkload';
import { matchesLabels } from './matchesLabels';

/** A PodDisruptionBudget of `policy/v1`: no selector selects nothing, an empty one every pod of the namespace. */
export function readDisruptionBudget(
  object: JsonRecord,
  workload: GuardedWorkload,
): Guard | undefined {
  const { selector } = asRecord(object.spec);
  if (!selector || !matchesLabels(selector, workload.podLabels)) {
    return undefined;
  }
  return {
    type: 'pod-disruption-budget',
    name: asString(asRecord(object.metadata).name),
    disruptionsAllowed: asNumber(asRecord(object.status).disruptionsAllowed, 0),
  };
}
