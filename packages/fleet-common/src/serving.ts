/**
 * Whether a cluster may be given new work. `unknown` is never read as `serving`.
 *
 * - `serving`: every hard check passes or is waived.
 * - `not-serving`: a hard check fails.
 * - `unknown`: a hard check could not be decided, the cluster is not seen, or nobody could be asked.
 *
 * @public
 */
export type ServingState = 'serving' | 'not-serving' | 'unknown';

/**
 * The verdict of the serving gate about one cluster. Times are milliseconds since the epoch.
 *
 * @public
 */
export interface ServingMark {
  readonly state: ServingState;
  /** One sentence in English that names the first reason. */
  readonly reason: string;
  /** The hard checks behind the state, by id; empty for `serving`. */
  readonly checks: readonly { readonly id: string; readonly title: string }[];
  readonly since: number;
}
