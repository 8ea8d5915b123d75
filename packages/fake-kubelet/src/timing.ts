/**
 * How long things take. All in milliseconds except where said. Spans of containers vary by `jitter`.
 *
 * @public
 */
export interface KubeletTiming {
  /** From a change of a pod to looking at it; changes in between are one look. */
  readonly reconcileMs: number;
  /** From the wish to run a container (first start, new image, recreate) to the container running. */
  readonly startMs: number;
  /** Starts that take longer than this are shown as `ContainerCreating` first; shorter ones cost one write. */
  readonly quietMs: number;
  /** From running to ready, for a container without a behaviour. */
  readonly readyMs: number;
  /** How long an init container runs. */
  readonly initMs: number;
  /** How long a container of a pod that is meant to end (restartPolicy Never or OnFailure) runs. */
  readonly taskMs: number;
  /** How long a container that crashes at once runs. */
  readonly crashMs: number;
  /** How long a container runs until it is killed for want of memory. */
  readonly outOfMemoryMs: number;
  /** How late a container with a tag containing `slow` becomes ready. */
  readonly slowMs: number;
  /** How long a container with a tag containing `flaky` runs well between its crashes. */
  readonly flakyMs: number;
  /** How long `ErrImagePull` is shown before `ImagePullBackOff`. */
  readonly pullErrorMs: number;
  /** First wait of a back-off; doubles with each failure. The real kubelet's is 10,000. */
  readonly backOffMs: number;
  /** Longest wait of a back-off. The real kubelet's is 300,000. */
  readonly maxBackOffMs: number;
  /** From the deletion timestamp to the pod being gone, unless its own grace period is shorter. */
  readonly terminateMs: number;
  /** How long an image takes to be pulled ahead, and a container recreate request to be taken up. */
  readonly daemonMs: number;
  /** Between two renewals of a node's lease. */
  readonly leaseMs: number;
  /** Between two heartbeats in a node's conditions. */
  readonly nodeStatusMs: number;
  /** Wait before a write that failed is tried again; doubles up to 30 times itself. */
  readonly retryMs: number;
  /** Share by which spans vary, 0 to 1. */
  readonly jitter: number;
  /** Writes in flight at once. */
  readonly maxInFlight: number;
  /** Events of type Normal written per second; further ones are dropped. Warnings are always written. */
  readonly normalEventsPerSecond: number;
}

/** @public */
export const defaultTiming: KubeletTiming = {
  reconcileMs: 50,
  startMs: 600,
  quietMs: 1_000,
  readyMs: 0,
  initMs: 300,
  taskMs: 1_000,
  crashMs: 200,
  outOfMemoryMs: 1_500,
  slowMs: 20_000,
  flakyMs: 75_000,
  pullErrorMs: 1_000,
  backOffMs: 2_000,
  maxBackOffMs: 30_000,
  terminateMs: 300,
  daemonMs: 300,
  leaseMs: 10_000,
  nodeStatusMs: 300_000,
  retryMs: 500,
  jitter: 0.2,
  maxInFlight: 16,
  normalEventsPerSecond: 20,
};
