import type { Knex } from 'knex';
import type { OperationRow, StoredOperation } from './operationRow';
import { toRow } from './operationRow';

/**
 * Writes the intention down before anything is sent to a cluster.
 *
 * @returns false when there is an operation with this idempotency key already.
 */
export async function insertOperation(
  knex: Knex,
  operation: StoredOperation,
): Promise<boolean> {
  const inserted = await knex<OperationRow>('operations')
    .insert(toRow(operation))
    .onConflict('idempotency_key')
    .ignore()
    .returning('id');
  return inserted.length === 1;
}
