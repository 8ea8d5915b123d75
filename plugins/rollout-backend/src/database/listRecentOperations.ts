import type { OperationRecord } from '@pilotage/plugin-rollout-common';
import type { Knex } from 'knex';
import type { OperationRow } from './operationRow';
import { fromRow } from './operationRow';

/** The last operations on one workload, newest first, at most 20. */
export async function listRecentOperations(
  knex: Knex,
  /** `stringifyWorkloadRef` */
  workload: string,
): Promise<OperationRecord[]> {
  const rows = await knex<OperationRow>('operations')
    .where({ workload })
    .orderBy([
      { column: 'requested_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(20);
  return rows.map(row => fromRow(row).record);
}
