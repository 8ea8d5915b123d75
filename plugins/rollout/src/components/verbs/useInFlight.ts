import { useClockOffset } from '@pilotage/fleet-react';
import type { OperationRecord } from '@pilotage/plugin-rollout-common';
import { useEffect, useReducer } from 'react';
import type { OperationState } from '../../hooks/useOperation';
import { operationInFlight, patienceMs } from '../../model/inFlight';

/**
 * The operation that siblings wait for: our own from the moment it was written, anybody's once the stream shows it.
 */
export function useInFlight(
  activity: readonly OperationRecord[],
  own: OperationState,
): OperationRecord | undefined {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const clockOffset = useClockOffset();
  const unseen =
    own.type === 'recorded' &&
    !activity.some(({ id }) => id === own.operation.id)
      ? [own.operation]
      : [];
  const inFlight = operationInFlight(
    [...unseen, ...activity],
    Date.now() + clockOffset,
  );
  const until = inFlight && inFlight.requestedAt + patienceMs - clockOffset;
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setTimeout(renderAgain, Math.max(0, until - Date.now()) + 1);
    return () => clearTimeout(timer);
  }, [until]);
  return inFlight;
}
