import type { Knex } from 'knex';
import type { OperationRow } from './operationRow';

/**
 * Forgets operations that were settled before this time.
 *
 * @param before - milliseconds since the epoch
 * @returns how many there were
 */
export async function deleteSettledOperations(
  knex: Knex,
  before: number,
): Promise<number> {
  return knex<OperationRow>('operations')
    .whereNotIn('state', ['pending', 'accepted'])
    .andWhere('state_at', '<', before)
    .delete();
}
