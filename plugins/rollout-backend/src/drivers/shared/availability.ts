import type { PodRow } from '@pilotage/fleet-node';
import { isActive } from '@pilotage/fleet-node';

/** What decides whether a pod counts as available. */
export interface AvailabilityRule {
  readonly minReadySeconds: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Whether the controller counts a pod as available: active, Ready for `minReadySeconds`, its `InPlaceUpdateReady` not
 * False, and its Kruise lifecycle state unset or `Normal`.
 */
export function isAvailable(pod: PodRow, rule: AvailabilityRule): boolean {
  return isActive(pod) && isServing(pod) && readyLongEnough(pod, rule);
}

/** Ready, and in no phase of an in-place update or a lifecycle hook. */
export function isServing(pod: PodRow): boolean {
  return (
    pod.ready &&
    pod.inPlaceReady &&
    (pod.lifecycle === '' || pod.lifecycle === 'Normal')
  );
}

export function readyLongEnough(pod: PodRow, rule: AvailabilityRule): boolean {
  return pod.readyChangedAt + rule.minReadySeconds * 1000 <= rule.now;
}
