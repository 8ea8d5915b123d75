import type { KubeObject } from '@pilotage/fleet-node';
import type {
  OperationRequest,
  Refusal,
} from '@pilotage/plugin-rollout-common';
import type {
  DriverInput,
  Goal,
  Plan,
  WorkloadDriver,
} from '@pilotage/plugin-rollout-node';
import type { ObjectAnswer, WorkloadClient } from '../cluster/WorkloadClient';
import { explainChanged, explainRejected } from './explainRefusal';
import { forecastHolds } from './forecastHolds';
import { goalHolds } from './goalHolds';

/** Between our read and our write a busy workload's status may move; this often we read again. */
const maxAttempts = 5;

/** After so long nothing is sent any more. */
const maxDurationMs = 30_000;

/**
 * How long a change may be under way, in milliseconds: the last write is sent just before the end, and it and the reading
 * after it wait for the beginning and for the rest of their answers.
 */
export function longestChangeMs(requestTimeoutMs: number): number {
  return maxDurationMs + 4 * requestTimeoutMs;
}

/** What became of a write. */
export type WriteResult =
  | { readonly type: 'accepted'; readonly goal: Goal }
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** Nothing was sent. */
  | { readonly type: 'not-sent'; readonly reason: string }
  /** Sent, and nobody knows; reading the cluster will tell. */
  | { readonly type: 'unresolved'; readonly reason: string };

/** What a write is made from. */
export interface WriteOptions {
  readonly request: OperationRequest;
  readonly client: WorkloadClient;
  readonly driver: WorkloadDriver;
  /** Everything but the object, which is read fresh. */
  readonly inputFor: (object: KubeObject) => DriverInput;
  /** Called before each write is sent, with what it asks for. False: do not send. */
  readonly beforeSend: (goal: Goal) => Promise<boolean>;
}

/** Sends a change as one conditional write to the object a person saw, or says why not. */
export async function writeChange(options: WriteOptions): Promise<WriteResult> {
  const { request, client, driver } = options;
  const { cluster } = request.workload;
  const deadline = Date.now() + maxDurationMs;
  let read = await client.read();
  for (let attempt = 1; ; attempt++) {
    if (read.type === 'refused') {
      return { type: 'refused', refusal: explainRejected(cluster, read) };
    }
    if (read.type === 'unknown') {
      return { type: 'not-sent', reason: read.reason };
    }
    const fresh = read.object;
    const state = forecastHolds(request, fresh);
    if (state !== 'holds') {
      const refusal = explainChanged(state, fresh, request.madeAt);
      return { type: 'refused', refusal };
    }
    const plan = driver.plan(options.inputFor(fresh), request.change);
    if (plan.type === 'unchanged') return plan;
    if (plan.type === 'impossible') {
      return { type: 'refused', refusal: impossible(plan.reason) };
    }
    if (attempt > maxAttempts || Date.now() > deadline) {
      return { type: 'not-sent', reason: 'The workload changes too fast' };
    }
    if (!(await options.beforeSend(plan.goal))) {
      return { type: 'unresolved', reason: 'Settled by another replica' };
    }
    const answer = await client.write(plan, { dryRun: false });
    if (answer.type === 'object') return accepted(plan.goal, answer.object);
    read = await client.read();
    if (answer.type === 'unknown') return readBack(plan, fresh, read, answer);
    if (!movedMeanwhile(answer.status, fresh, read)) {
      return { type: 'refused', refusal: explainRejected(cluster, answer) };
    }
  }
}

/**
 * Whether a refusal means only that the object moved under our hands. A failed `test` answers 422 as an invalid value
 * does, so the object itself must tell.
 */
export function movedMeanwhile(
  status: number,
  planned: KubeObject,
  read: ObjectAnswer,
): boolean {
  return (
    (status === 409 || status === 422) &&
    read.type === 'object' &&
    read.object.metadata.resourceVersion !== planned.metadata.resourceVersion
  );
}

function readBack(
  plan: Extract<Plan, { type: 'patch' }>,
  before: KubeObject,
  read: ObjectAnswer,
  answer: Extract<ObjectAnswer, { type: 'unknown' }>,
): WriteResult {
  return read.type === 'object' &&
    read.object.metadata.resourceVersion !== before.metadata.resourceVersion &&
    goalHolds(plan.goal, read.object)
    ? accepted(plan.goal, read.object)
    : { type: 'unresolved', reason: answer.reason };
}

function accepted(goal: Goal, object: KubeObject): WriteResult {
  const { generation } = object.metadata;
  return {
    type: 'accepted',
    goal: generation === undefined ? goal : { ...goal, generation },
  };
}

function impossible(reason: string): Refusal {
  return {
    message: reason,
    changedBy: [],
    whatToDo: 'Look at what the workload is now.',
  };
}
