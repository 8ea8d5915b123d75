import type { Guard } from '@pilotage/plugin-rollout-node';
import type { JsonRecord } from '../drivers/shared/json';
import { asNumber, asRecord, asString } from '../drivers/shared/json';
import type { GuardedWorkload } from './guardedWorkload';
import { refersTo } from './guardedWorkload';
import { isEmptySelector, matchesLabels } from './matchesLabels';

const operations = 'kruise.io/pub-protect-operations';

/**
 * A PodUnavailableBudget, read as OpenKruise 1.8 acts on it: `targetRef` goes before the selector, an empty selector
 * selects nothing, and a budget that wants no pod available (also one whose status nobody has written yet) lets
 * everything through.
 */
export function readUnavailableBudget(
  object: JsonRecord,
  workload: GuardedWorkload,
): Guard | undefined {
  const metadata = asRecord(object.metadata);
  const spec = asRecord(object.spec);
  const status = asRecord(object.status);
  const concerns =
    spec.targetRef === undefined
      ? !isEmptySelector(spec.selector) &&
        matchesLabels(spec.selector, workload.podLabels)
      : refersTo(spec.targetRef, workload);
  if (!concerns || asNumber(status.desiredAvailable, 0) === 0) return undefined;
  const listed = asString(asRecord(metadata.annotations)[operations]);
  const protects = (operation: string) =>
    listed === '' || listed.split(',').includes(operation);
  return {
    type: 'pod-unavailable-budget',
    name: asString(metadata.name),
    unavailableAllowed: Math.max(asNumber(status.unavailableAllowed, 0), 0),
    protectsUpdates: protects('UPDATE'),
    protectsDeletions: protects('DELETE'),
  };
}
