/**
 * Why a pod fails: its last events and log lines. Read on demand from the cluster, never kept.
 *
 * @public
 */
export interface PodDiagnosis {
  readonly pod: string;
  readonly container: string;
  readonly events: readonly {
    readonly type: string;
    readonly reason: string;
    readonly message: string;
    readonly count: number;
    /** Milliseconds since the epoch. */
    readonly lastSeen: number;
  }[];
  /** Last lines, oldest first; of the run before when the container is restarting. */
  readonly log:
    | {
        readonly available: true;
        readonly previous: boolean;
        readonly lines: readonly string[];
      }
    | { readonly available: false; readonly reason: string };
}
