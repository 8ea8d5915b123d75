import type { Goal } from '@pilotage/plugin-rollout-node';
import type { Knex } from 'knex';
import type { OperationRow } from './operationRow';

/**
 * Notes what is about to be asked of the cluster. From now on the outcome can be told by reading the cluster, whatever
 * happens to this process.
 *
 * @returns false when the operation is not pending any more; then nothing may be sent.
 */
export async function recordGoal(
  knex: Knex,
  options: { readonly id: string; readonly goal: Goal },
): Promise<boolean> {
  const updated = await knex<OperationRow>('operations')
    .where({ id: options.id, state: 'pending' })
    .update({ goal: JSON.stringify(options.goal) });
  return updated === 1;
}
