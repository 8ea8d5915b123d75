import type {
  OperationOutcome,
  Refusal,
} from '@pilotage/plugin-rollout-common';
import type { Goal } from '@pilotage/plugin-rollout-node';
import type { Knex } from 'knex';
import type { OperationRow } from './operationRow';

/** A step from one state into the next. */
export interface OperationMove {
  readonly id: string;
  readonly from: 'pending' | 'accepted';
  readonly to: Exclude<OperationOutcome, { state: 'pending' }>;
  readonly goal?: Goal;
  readonly refusal?: Refusal;
}

/**
 * Moves an operation on, if it still is where the caller believes it to be: of two replicas only one succeeds, and what
 * is settled stays settled.
 */
export async function moveOperation(
  knex: Knex,
  move: OperationMove,
): Promise<boolean> {
  const updated = await knex<OperationRow>('operations')
    .where({ id: move.id, state: move.from })
    .update({
      state: move.to.state,
      state_at: move.to.at,
      reason: move.to.state === 'failed' ? move.to.reason : null,
      ...(move.goal ? { goal: JSON.stringify(move.goal) } : {}),
      ...(move.refusal ? { refusal: JSON.stringify(move.refusal) } : {}),
    });
  return updated === 1;
}
