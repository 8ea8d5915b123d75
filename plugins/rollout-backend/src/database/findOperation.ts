import type { Knex } from 'knex';
import type { OperationRow, StoredOperation } from './operationRow';
import { fromRow } from './operationRow';

/** The operation with this id, or with this idempotency key. */
export async function findOperation(
  knex: Knex,
  by: { readonly id: string } | { readonly idempotency_key: string },
): Promise<StoredOperation | undefined> {
  const row = await knex<OperationRow>('operations').where(by).first();
  return row ? fromRow(row) : undefined;
}
