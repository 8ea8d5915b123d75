import type { ClusterState } from '@pilotage/fleet-common';
import type { Confirmation } from '@pilotage/plugin-rollout-node';
import type { StoredOperation } from '../database/operationRow';
import type { OperationMove } from '../database/moveOperation';

/** A deleted workload may be one whose watch event is on its way. Milliseconds. */
const goneAfterMs = 10_000;

/** What is known about an open operation. */
export interface Evidence {
  readonly condition: ClusterState;
  /** What the driver reads from the workload; `gone` when there is none any more. */
  readonly confirmation: Confirmation | 'gone';
  /** The workload has all fields of the goal. */
  readonly goalHolds: boolean;
  readonly now: number;
  readonly timeoutMs: number;
  /** After this long whoever was to send the write is gone, and reading decides. Milliseconds. */
  readonly abandonedAfterMs: number;
}

/**
 * The next state of an open operation, or `undefined` while it stays open. Pure. Nothing is decided about a cluster that
 * is not seen: blindness is not failure.
 */
export function judgeOperation(
  operation: StoredOperation,
  evidence: Evidence,
): OperationMove | undefined {
  const { condition, confirmation, now } = evidence;
  if (condition.state !== 'live') return undefined;
  const { id, outcome } = operation.record;
  const age = now - Math.max(operation.stateAt, condition.since);
  if (outcome.state === 'pending') {
    return age < evidence.abandonedAfterMs
      ? undefined
      : resolveAbandoned(operation, evidence);
  }
  if (outcome.state !== 'accepted') return undefined;
  const fail = (reason: string): OperationMove => ({
    id,
    from: 'accepted',
    to: { state: 'failed', at: now, reason },
  });
  if (confirmation === 'gone') {
    return age < goneAfterMs ? undefined : fail('The workload is gone.');
  }
  switch (confirmation.state) {
    case 'confirmed':
      return { id, from: 'accepted', to: { state: 'confirmed', at: now } };
    case 'refuted':
      return fail(confirmation.reason);
    default:
      return age < evidence.timeoutMs
        ? undefined
        : fail(
            `Not seen to take effect within ${Math.round(
              evidence.timeoutMs / 1000,
            )} s: ${confirmation.reason}`,
          );
  }
}

/** Whoever sent it is gone. What the cluster shows decides. */
function resolveAbandoned(
  operation: StoredOperation,
  evidence: Evidence,
): OperationMove {
  const move = { id: operation.record.id, from: 'pending' as const };
  const at = evidence.now;
  if (!operation.goal) {
    return {
      ...move,
      to: {
        state: 'failed',
        at,
        reason: 'Interrupted before anything was sent to the cluster.',
      },
    };
  }
  return evidence.goalHolds
    ? { ...move, to: { state: 'accepted', at } }
    : {
        ...move,
        to: {
          state: 'failed',
          at,
          reason:
            'The cluster did not answer, and the workload does not have the change.',
        },
      };
}
