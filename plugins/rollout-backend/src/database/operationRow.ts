import { parseWorkloadRef, stringifyWorkloadRef } from '@pilotage/fleet-common';
import type {
  OperationOutcome,
  OperationRecord,
  Refusal,
  RolloutChange,
} from '@pilotage/plugin-rollout-common';
import type { Goal } from '@pilotage/plugin-rollout-node';

/** A row of the table `operations`. PostgreSQL gives bigints as text. */
export interface OperationRow {
  readonly id: string;
  readonly idempotency_key: string;
  readonly entity_ref: string;
  readonly workload: string;
  readonly workload_uid: string;
  readonly verb: string;
  readonly change: string;
  readonly summary: string;
  readonly actor: string;
  readonly requested_at: number | string;
  readonly state: OperationOutcome['state'];
  readonly state_at: number | string;
  readonly reason: string | null;
  readonly goal: string | null;
  readonly refusal: string | null;
}

/** An operation as the backend keeps it: the record people see, and what is needed to finish it. */
export interface StoredOperation {
  readonly record: OperationRecord;
  readonly entityRef: string;
  readonly idempotencyKey: string;
  readonly workloadUid: string;
  /** Not set as long as nothing was sent to the cluster. */
  readonly goal?: Goal;
  readonly refusal?: Refusal;
  /** When it came into its present state; milliseconds since the epoch. */
  readonly stateAt: number;
}

export function toRow(operation: StoredOperation): OperationRow {
  const { record } = operation;
  return {
    id: record.id,
    idempotency_key: operation.idempotencyKey,
    entity_ref: operation.entityRef,
    workload: stringifyWorkloadRef(record.workload),
    workload_uid: operation.workloadUid,
    verb: record.verb,
    change: JSON.stringify(record.change),
    summary: record.summary,
    actor: record.actor,
    requested_at: record.requestedAt,
    state: record.outcome.state,
    state_at: operation.stateAt,
    reason: record.outcome.state === 'failed' ? record.outcome.reason : null,
    goal: operation.goal ? JSON.stringify(operation.goal) : null,
    refusal: operation.refusal ? JSON.stringify(operation.refusal) : null,
  };
}

export function fromRow(row: OperationRow): StoredOperation {
  const workload = parseWorkloadRef(row.workload);
  if (!workload) throw new Error(`Operation ${row.id} names no workload`);
  const change = JSON.parse(row.change) as RolloutChange;
  return {
    record: {
      id: row.id,
      workload,
      verb: change.verb,
      change,
      summary: row.summary,
      actor: row.actor,
      requestedAt: Number(row.requested_at),
      outcome: outcomeOf(row),
    },
    entityRef: row.entity_ref,
    idempotencyKey: row.idempotency_key,
    workloadUid: row.workload_uid,
    ...(row.goal ? { goal: JSON.parse(row.goal) as Goal } : {}),
    ...(row.refusal ? { refusal: JSON.parse(row.refusal) as Refusal } : {}),
    stateAt: Number(row.state_at),
  };
}

function outcomeOf(row: OperationRow): OperationOutcome {
  const at = Number(row.state_at);
  switch (row.state) {
    case 'pending':
      return { state: 'pending' };
    case 'failed':
      return { state: 'failed', at, reason: row.reason ?? '' };
    default:
      return { state: row.state, at };
  }
}
