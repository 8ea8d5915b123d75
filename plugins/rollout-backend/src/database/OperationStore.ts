import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type { OperationRecord } from '@pilotage/plugin-rollout-common';
import type { Goal } from '@pilotage/plugin-rollout-node';
import type { Knex } from 'knex';
import { deleteSettledOperations } from './deleteSettledOperations';
import { findOperation } from './findOperation';
import { insertOperation } from './insertOperation';
import { listOpenOperations } from './listOpenOperations';
import { listRecentOperations } from './listRecentOperations';
import type { OperationMove } from './moveOperation';
import { moveOperation } from './moveOperation';
import type { StoredOperation } from './operationRow';
import { recordGoal } from './recordGoal';

/** The table of operations, and who wants to hear of changes in it. */
export class OperationStore {
  readonly #knex: Knex;
  readonly #listeners = new Set<(operation: StoredOperation) => void>();

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Tells of every operation this process adds or moves, after it was stored. */
  subscribe(listener: (operation: StoredOperation) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns the operation that has the idempotency key: the new one, or the one that was there before. */
  async add(
    operation: StoredOperation,
  ): Promise<{ readonly added: boolean; readonly operation: StoredOperation }> {
    if (await insertOperation(this.#knex, operation)) {
      this.#tell(operation);
      return { added: true, operation };
    }
    const existing = await findOperation(this.#knex, {
      idempotency_key: operation.idempotencyKey,
    });
    if (!existing) throw new Error('An idempotency key was taken and is gone');
    return { added: false, operation: existing };
  }

  async get(id: string): Promise<StoredOperation | undefined> {
    return findOperation(this.#knex, { id });
  }

  async recordGoal(options: { id: string; goal: Goal }): Promise<boolean> {
    return recordGoal(this.#knex, options);
  }

  /** @returns the operation as it is now, moved by us or by somebody else. */
  async move(move: OperationMove): Promise<StoredOperation> {
    const moved = await moveOperation(this.#knex, move);
    const operation = await findOperation(this.#knex, { id: move.id });
    if (!operation) throw new Error(`Operation ${move.id} is gone`);
    if (moved) this.#tell(operation);
    return operation;
  }

  async listOpen(): Promise<StoredOperation[]> {
    return listOpenOperations(this.#knex);
  }

  async listRecent(
    workload: OperationRecord['workload'],
  ): Promise<OperationRecord[]> {
    return listRecentOperations(this.#knex, stringifyWorkloadRef(workload));
  }

  /** Forgets what was settled before this time. */
  async deleteSettled(before: number): Promise<number> {
    return deleteSettledOperations(this.#knex, before);
  }

  #tell(operation: StoredOperation): void {
    for (const listener of this.#listeners) listener(operation);
  }
}
