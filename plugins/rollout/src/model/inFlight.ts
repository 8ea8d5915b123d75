import type { OperationRecord } from '@pilotage/plugin-rollout-common';

/**
 * How long an accepted operation keeps its siblings waiting. After that the controller is late or gone, and pausing
 * or rolling back must be possible.
 */
export const patienceMs = 60_000;

/**
 * The operation that others have to wait for, if any: the newest one that was written and not seen to take effect.
 *
 * @param now - the backend's time in milliseconds.
 */
export function operationInFlight(
  activity: readonly OperationRecord[],
  now: number,
): OperationRecord | undefined {
  const newest = activity[0];
  if (!newest) return undefined;
  const { state } = newest.outcome;
  const waiting = state === 'pending' || state === 'accepted';
  return waiting && now - newest.requestedAt < patienceMs ? newest : undefined;
}
