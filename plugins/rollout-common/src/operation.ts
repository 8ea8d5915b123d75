import type { WorkloadRef } from '@pilotage/fleet-common';
import type { RolloutChange, RolloutVerb } from './change';

/** Body of `POST /v1/operations`. @public */
export interface OperationRequest {
  readonly entityRef: string;
  readonly workload: WorkloadRef;
  readonly change: RolloutChange;
  /** From the forecast: the write is refused when the object is another one or was changed since. */
  readonly uid: string;
  readonly resourceVersion: string;
  /** From the forecast. Without it the resourceVersion must match exactly. */
  readonly generation?: number;
  /** From the forecast. */
  readonly madeAt?: number;
  /** Made by the caller; the same key never writes twice. */
  readonly idempotencyKey: string;
}

/**
 * What became of a verb: `accepted` when the API server took the write, `confirmed` when the controller was seen to
 * act on it, `failed` otherwise. Times are milliseconds since the epoch.
 *
 * @public
 */
export type OperationOutcome =
  | { readonly state: 'pending' }
  | { readonly state: 'accepted'; readonly at: number }
  | { readonly state: 'confirmed'; readonly at: number }
  | { readonly state: 'failed'; readonly at: number; readonly reason: string }
  /** The state already was what was asked for; nothing was written. */
  | { readonly state: 'unchanged'; readonly at: number };

/** @public */
export interface OperationRecord {
  readonly id: string;
  readonly workload: WorkloadRef;
  readonly verb: RolloutVerb;
  readonly change: RolloutChange;
  /** One line, for example `set image main to 2.4.0, first step 30 %`. */
  readonly summary: string;
  /** Entity ref of the person or service. */
  readonly actor: string;
  readonly requestedAt: number;
  readonly outcome: OperationOutcome;
}

/** Why a write was refused, after the object was read again. @public */
export interface Refusal {
  readonly message: string;
  /** Managers that changed the object since the forecast, newest first. */
  readonly changedBy: readonly {
    readonly manager: string;
    readonly at: number;
  }[];
  readonly whatToDo: string;
}
