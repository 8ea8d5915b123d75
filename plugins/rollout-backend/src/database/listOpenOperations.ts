import type { Knex } from 'knex';
import type { OperationRow, StoredOperation } from './operationRow';
import { fromRow } from './operationRow';

/** Operations whose outcome is not known yet, oldest first. */
export async function listOpenOperations(
  knex: Knex,
): Promise<StoredOperation[]> {
  const rows = await knex<OperationRow>('operations')
    .whereIn('state', ['pending', 'accepted'])
    .orderBy('requested_at')
    .limit(1000);
  return rows.map(fromRow);
}
