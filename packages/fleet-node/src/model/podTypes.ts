/**
 * One container of a pod, read from the columns. A view on shared memory: use it at once, do not keep it.
 *
 * @public
 */
export interface ContainerRow {
  readonly name: string;
  /** Image the pod spec asks for. */
  readonly image: string;
  /** Image the kubelet reports as running; empty when it reports none. */
  readonly runningImage: string;
  readonly state: 'waiting' | 'running' | 'terminated' | 'unknown';
  /** Waiting or terminated reason, for example `CrashLoopBackOff`; empty for none. */
  readonly reason: string;
  /** Why the run before ended, for example `OOMKilled`; empty for none. */
  readonly lastReason: string;
  /** Exit code of the run before or of this one; -1 for none. */
  readonly exitCode: number;
  readonly ready: boolean;
  readonly restarts: number;
  /** A native sidecar: an init container with `restartPolicy: Always`. */
  readonly native: boolean;
}

/**
 * One pod, read from the columns. A view on shared memory: use it at once, do not keep it.
 *
 * @public
 */
export interface PodRow {
  /** Number that stays with this uid as long as the pod lives; reused later. */
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  /** Uid of the controlling owner; empty for none. */
  readonly owner: string;
  /**
   * Labels, without those that differ from pod to pod of one owner or from revision to revision, for example
   * `statefulset.kubernetes.io/pod-name`, `pod-template-hash` and `controller-revision-hash`. A selector that asks for
   * one of those finds it missing here: `In` and `Exists` select nothing, `NotIn` and `DoesNotExist` everything. Shared
   * by all pods that have the same.
   */
  readonly labels: Readonly<Record<string, string>>;
  /** What OpenKruise's SidecarSets wrote into the pod's annotations; `undefined` for pods no SidecarSet touched. */
  readonly sidecars: SidecarMarks | undefined;
  /** Sum of the containers' requests as the scheduler counts them. */
  readonly requests: PodRequests;
  /** Empty while not scheduled. */
  readonly node: string;
  /** Label `topology.kubernetes.io/zone` of the node; empty when unknown. */
  readonly zone: string;
  readonly ip: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  /** Label `controller-revision-hash`, else `pod-template-hash`; empty for none. */
  readonly revision: string;
  /** Label `lifecycle.apps.kruise.io/state`; empty for none. */
  readonly lifecycle: string;
  /** Condition Ready. */
  readonly ready: boolean;
  /** When Ready last changed; milliseconds since the epoch, 0 for never. */
  readonly readyChangedAt: number;
  /** Condition InPlaceUpdateReady; true when the pod has no such condition. */
  readonly inPlaceReady: boolean;
  /** Carries an in-place update state, so its images were changed without a new pod. */
  readonly updatedInPlace: boolean;
  /** When its last in-place update began; milliseconds since the epoch, 0 for never. */
  readonly inPlaceStartedAt: number;
  readonly deleting: boolean;
  /** The deletion timestamp: when its grace period ends; milliseconds since the epoch, 0 while it is not deleted. */
  readonly deletionDueAt: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Reason in the pod's own status, or why it is not scheduled (`Unschedulable`); empty for none. */
  readonly reason: string;
  /** What the scheduler says about a pod it cannot place; empty for none. */
  readonly message: string;
  /** Containers in spec order, native sidecars (restartable init containers) first. */
  readonly containers: readonly ContainerRow[];
}

/** CPU in thousandths of a core, memory in bytes. @public */
export interface PodRequests {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  /** Containers that request no CPU or no memory. */
  readonly incomplete: number;
  /** Containers without a memory limit. */
  readonly unlimited: number;
}

/**
 * What SidecarSets wrote into one pod, from its annotations and its condition `SidecarSetUpgradable`.
 *
 * @public
 */
export interface SidecarMarks {
  /** One per SidecarSet that injected this pod. */
  readonly sets: readonly {
    readonly name: string;
    /** Hash of the SidecarSet this pod is at. */
    readonly hash: string;
    /** ControllerRevision this pod is at; empty when not written. */
    readonly revision: string;
    /** Containers it injected. */
    readonly containers: readonly string[];
  }[];
  /** Working container by logical name, for hot-upgrade pairs. */
  readonly working: Readonly<Record<string, string>>;
  /** SidecarSets that cannot upgrade this pod in place: more than images changed since it was injected. */
  readonly blocked: readonly string[];
}

/**
 * Pods of one cluster that are alike in everything a version matrix asks for, and how many there are. Pods that have
 * finished (`Succeeded`, `Failed`) are in none: nothing of them runs. Kept current with every pod event, so that nobody has to count pods. Ids stay as long as the group has pods and are reused later; what a
 * group consists of never changes. A view on shared memory: use it at once, do not keep it.
 *
 * @public
 */
export interface PodGroup {
  readonly id: number;
  readonly cluster: string;
  readonly namespace: string;
  /** Uid of the controlling owner (a ReplicaSet for Deployments); empty for none. */
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly sidecars: SidecarMarks | undefined;
  readonly containers: readonly PodGroupContainer[];
  readonly pods: number;
}

/** @public */
export interface PodGroupContainer {
  readonly name: string;
  /** Image the pod spec asks for. */
  readonly image: string;
  readonly native: boolean;
  /** The kubelet does not yet report the wanted image as running. */
  readonly changing: boolean;
}

/** A group gained pods, or lost some. @public */
export interface PodGroupChange {
  readonly cluster: string;
  readonly id: number;
  /** Pods it has more than before. */
  readonly delta: number;
  /** The group as it is then; `undefined` when it is gone. */
  readonly group: PodGroup | undefined;
}

/**
 * Hears about every pod at the moment it changes; what it does must be cheap. A list that starts anew only tells
 * differences.
 *
 * @public
 */
export interface PodObserver {
  /** A pod appeared or changed. */
  upsert(cluster: string, pod: PodRow): void;
  /** The pod with this {@link PodRow.id} is gone. */
  remove(cluster: string, id: number): void;
  /** The cluster is no longer followed; forget all of its pods. */
  forget(cluster: string): void;
}
