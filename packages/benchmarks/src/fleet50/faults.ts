/** How a cluster can fail; all others are healthy. */
export const faults = ['black-hole', 'refusing', 'slow', 'forgetful'] as const;

/**
 * - `black-hole`: accepts connections and never answers.
 * - `refusing`: answers 403 to everything.
 * - `slow`: takes three seconds to begin an answer, and then trickles.
 * - `forgetful`: lists, and answers every watch with 410 at once.
 */
export type Fault = (typeof faults)[number];

/** A cluster of the benchmark. */
export interface BenchCluster {
  readonly name: string;
  readonly port: number;
  /** Whether what is seen of it counts. */
  readonly judged: boolean;
}

/** What the server of a run tells. */
export interface BenchFleet {
  readonly healthy: readonly BenchCluster[];
  readonly faulty: readonly BenchCluster[];
  /** Healthy ones in the place of the faulty, for a fleet without faults. */
  readonly substitutes: readonly BenchCluster[];
  /** Milliseconds since the epoch the restart counts of beacons are counted from. */
  readonly epoch: number;
  /** Size of one cluster's list. */
  readonly bytes: number;
}

/** Fifty clusters, as a follower is told of them. */
export interface FollowedFleet {
  readonly clusters: readonly BenchCluster[];
  readonly epoch: number;
}
