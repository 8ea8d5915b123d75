import type {
  OperationRecord,
  WorkloadReading,
} from '@pilotage/plugin-rollout-common';

/**
 * What is waited for: `confirmed` is the controller acting on the change; `step-done` is every pod of the step;
 * `done` is every pod.
 */
export type WaitFor = 'confirmed' | 'step-done' | 'done';

/** Whether to go on waiting. */
export type WaitDecision =
  | { readonly state: 'over'; readonly summary: string }
  | { readonly state: 'waiting'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string };

/** A rollout may look degraded for a moment while its first pods start. Milliseconds. */
const patienceMs = 60_000;

/** Decides about an operation that is not settled, or a workload that follows it. */
export function decideWait(options: {
  readonly until: WaitFor;
  readonly operation: OperationRecord;
  /** Read only once the operation is confirmed. */
  readonly workload?: WorkloadReading;
  /** Milliseconds since the epoch. */
  readonly now: number;
}): WaitDecision {
  const { until, operation, workload, now } = options;
  const { outcome } = operation;
  if (outcome.state === 'failed') {
    return { state: 'failed', reason: outcome.reason };
  }
  if (outcome.state === 'pending' || outcome.state === 'accepted') {
    return {
      state: 'waiting',
      reason: 'the controller in the cluster has not acted on it yet',
    };
  }
  if (until === 'confirmed') {
    return { state: 'over', summary: operation.summary };
  }
  return workload
    ? decideProgress(until, workload, now)
    : { state: 'waiting', reason: 'the workload is being read' };
}

function decideProgress(
  until: 'step-done' | 'done',
  workload: WorkloadReading,
  now: number,
): WaitDecision {
  switch (workload.type) {
    case 'unreadable':
      return { state: 'failed', reason: workload.reason };
    case 'cluster':
      return { state: 'waiting', reason: 'the cluster is not seen' };
    default:
  }
  const { verdict, verdictSince } = workload.observation;
  const reached =
    verdict.state === 'done' ||
    (until === 'step-done' && verdict.state === 'step-done');
  if (reached) return { state: 'over', summary: verdict.reason };
  if (verdict.state === 'step-done') {
    return {
      state: 'failed',
      reason: `${verdict.reason} Somebody has to promote it; wait for 'step-done', or promote first`,
    };
  }
  const bad = verdict.state === 'stuck' || verdict.state === 'degraded';
  return bad && now - verdictSince >= patienceMs
    ? { state: 'failed', reason: verdict.reason }
    : { state: 'waiting', reason: verdict.reason };
}
