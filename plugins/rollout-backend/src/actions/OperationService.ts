import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type {
  OperationAnswer,
  OperationRecord,
  OperationRequest,
  Refusal,
  WritesState,
} from '@pilotage/plugin-rollout-common';
import type { OperationStore } from '../database/OperationStore';
import type { StoredOperation } from '../database/operationRow';
import type { WriteResult } from './ChangeWriter';
import { writeChange } from './ChangeWriter';
import type { Onlooker } from '../sight/PersonalSights';
import type { EntityWorkloads } from './EntityWorkloads';
import { summariseChange } from './summariseChange';

/** Carries out changes: written down first, then sent once, then watched until the cluster shows them. */
export class OperationService {
  readonly #store: OperationStore;
  readonly #workloads: EntityWorkloads;
  readonly #writes: WritesState;
  readonly #logger: LoggerService;

  constructor(options: {
    store: OperationStore;
    workloads: EntityWorkloads;
    writes: WritesState;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#workloads = options.workloads;
    this.#writes = options.writes;
    this.#logger = options.logger;
  }

  /**
   * @throws NotAllowedError when this portal changes nothing, ConflictError when the idempotency key was used for
   * something else, NotFoundError, ServiceUnavailableError when nothing could be sent.
   */
  async operate(options: {
    readonly request: OperationRequest;
    readonly entity: Entity;
    readonly onlooker: Onlooker;
  }): Promise<OperationAnswer> {
    const { request } = options;
    if (!this.#writes.enabled) throw new NotAllowedError(this.#writes.reason);
    const target = await this.#workloads.find({
      entity: options.entity,
      ref: request.workload,
      onlooker: options.onlooker,
    });
    const intent = newIntent(request, options.onlooker.actor);
    const { added, operation } = await this.#stored(this.#store.add(intent));
    if (!added) return repeated(operation, intent);

    const result = await writeChange({
      request,
      client: target.client,
      driver: target.driver,
      inputFor: object => target.inputFor(object),
      beforeSend: goal =>
        this.#stored(this.#store.recordGoal({ id: operation.record.id, goal })),
    });
    const settled = await this.#settle(operation, result).catch(cause => {
      // What was sent stays sent. The operation stays open, and is settled by reading the cluster.
      this.#logger.error(
        `The outcome of operation ${operation.record.id} could not be stored`,
        toError(cause),
      );
      return operation;
    });
    if (result.type === 'not-sent') {
      throw new ServiceUnavailableError(
        `Nothing was changed: ${result.reason}`,
      );
    }
    return answerOf(settled);
  }

  /** @throws NotFoundError when there is no such operation of this entity. */
  async get(options: {
    readonly id: string;
    readonly entityRef: string;
  }): Promise<OperationRecord> {
    const operation = await this.#stored(this.#store.get(options.id));
    if (!operation || operation.entityRef !== options.entityRef) {
      throw new NotFoundError(`No operation ${options.id} of this entity`);
    }
    return operation.record;
  }

  /** The words of a database are for the log: they quote the statement. Before anything is sent it must work. */
  async #stored<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (cause) {
      this.#logger.error('The database does not answer', toError(cause));
      throw new ServiceUnavailableError(
        'The database of this portal does not answer, and without it nothing is changed',
      );
    }
  }

  async #settle(
    operation: StoredOperation,
    result: WriteResult,
  ): Promise<StoredOperation> {
    const move = { id: operation.record.id, from: 'pending' as const };
    const at = Date.now();
    switch (result.type) {
      case 'accepted':
        return this.#store.move({
          ...move,
          to: { state: 'accepted', at },
          goal: result.goal,
        });
      case 'unchanged':
        return this.#store.move({ ...move, to: { state: 'unchanged', at } });
      case 'refused':
        return this.#store.move({
          ...move,
          to: { state: 'failed', at, reason: result.refusal.message },
          refusal: result.refusal,
        });
      case 'not-sent':
        return this.#store.move({
          ...move,
          to: {
            state: 'failed',
            at,
            reason: `Nothing was sent: ${result.reason}`,
          },
        });
      default:
        return operation;
    }
  }
}

function newIntent(request: OperationRequest, actor: string): StoredOperation {
  const now = Date.now();
  return {
    record: {
      id: randomUUID(),
      workload: request.workload,
      verb: request.change.verb,
      change: request.change,
      summary: summariseChange(request.change),
      actor,
      requestedAt: now,
      outcome: { state: 'pending' },
    },
    entityRef: request.entityRef,
    idempotencyKey: request.idempotencyKey,
    workloadUid: request.uid,
    stateAt: now,
  };
}

/** The answer to a request that was made before: what became of it, and nothing is sent. */
function repeated(
  operation: StoredOperation,
  intent: StoredOperation,
): OperationAnswer {
  const same =
    operation.record.actor === intent.record.actor &&
    operation.entityRef === intent.entityRef &&
    operation.workloadUid === intent.workloadUid &&
    stringifyWorkloadRef(operation.record.workload) ===
      stringifyWorkloadRef(intent.record.workload) &&
    JSON.stringify(operation.record.change) ===
      JSON.stringify(intent.record.change);
  if (!same) {
    throw new ConflictError(
      'This idempotency key was used for another change; make a new one',
    );
  }
  return answerOf(operation);
}

function answerOf(stored: StoredOperation): OperationAnswer {
  const { record: operation, refusal } = stored;
  return refusal
    ? { type: 'refused', operation, refusal: refusal satisfies Refusal }
    : { type: 'recorded', operation };
}
