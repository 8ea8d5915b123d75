/**
 * What is true of a rollout, in the order a person cares:
 *
 * - `done`: every pod runs the wanted revision and is available.
 * - `progressing`: the controller is moving pods.
 * - `step-done`: the partition is reached; the next step waits for a person or a plan.
 * - `paused`: paused by the workload's own field.
 * - `stuck`: nothing moved for longer than the deadline, or the cause says it cannot move.
 * - `degraded`: fewer pods are available than the strategy allows, or updated pods fail.
 * - `unknown`: the cluster is not seen, or the controller has not observed the wanted generation yet.
 *
 * @public
 */
export type VerdictState =
  | 'done'
  | 'progressing'
  | 'step-done'
  | 'paused'
  | 'stuck'
  | 'degraded'
  | 'unknown';

/**
 * A verdict with the reason a person can act on.
 *
 * @public
 */
export interface Verdict {
  readonly state: VerdictState;
  /** One sentence in English; `code` and `params` are what a translation uses. */
  readonly reason: string;
  /** Stable key of the reason, for example `partition-reached`. */
  readonly code: string;
  /** Values inside the reason. */
  readonly params: Readonly<Record<string, string | number>>;
}
