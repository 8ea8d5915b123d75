/**
 * Something besides the workload itself that decides how many of its pods exist or may go. Counts pods.
 *
 * @public
 */
export type Guard =
  /** OpenKruise. Holds back deletions, and in-place updates where its gate for that is on; only of pods that are ready. */
  | {
      readonly type: 'pod-unavailable-budget';
      readonly name: string;
      /** How many more ready pods may become unavailable now. */
      readonly unavailableAllowed: number;
      readonly protectsUpdates: boolean;
      readonly protectsDeletions: boolean;
    }
  /** Asked only by evictions, never by an update. */
  | {
      readonly type: 'pod-disruption-budget';
      readonly name: string;
      readonly disruptionsAllowed: number;
    }
  /** Changes the wanted number of pods by itself. */
  | {
      readonly type: 'horizontal-pod-autoscaler';
      readonly name: string;
      readonly min: number;
      readonly max: number;
    };
