import type { ClusterStatus, WorkloadRef } from '@pilotage/fleet-common';
import type { KubeObject } from '../access/kubeObject';

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
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Reason in the pod's own status, or why it is not scheduled (`Unschedulable`); empty for none. */
  readonly reason: string;
  /** Containers in spec order, native sidecars (restartable init containers) first. */
  readonly containers: readonly ContainerRow[];
}

/**
 * What changed in one cluster since the notice before. Coalesced: many events, one notice.
 *
 * @public
 */
export interface FleetChange {
  readonly cluster: string;
  /** Uids of workloads (CloneSet, Deployment, …) of which the object, a revision or a pod changed. */
  readonly workloads: ReadonlySet<string>;
  /** A workload appeared, disappeared, or changed its labels. */
  readonly membership: boolean;
  /** The cluster's condition changed, or its age was refreshed. */
  readonly condition: boolean;
}

/**
 * The live model: everything pages are answered from, kept current by one watch per cluster and kind.
 *
 * @public
 */
export interface FleetModel {
  clusters(): readonly ClusterStatus[];
  cluster(name: string): ClusterStatus | undefined;
  /** Workload objects, without managedFields. */
  workloads(query: WorkloadQuery): readonly Workload[];
  workload(ref: WorkloadRef): Workload | undefined;
  /** Pods the workload controls, directly or through a ReplicaSet. */
  podsOf(workload: Workload): readonly PodRow[];
  /** ReplicaSets or ControllerRevisions of the workload, in no particular order. */
  revisionsOf(workload: Workload): readonly KubeObject[];
  /** @returns a function that ends the subscription. */
  subscribe(listener: (change: FleetChange) => void): () => void;
}

/** @public */
export interface WorkloadQuery {
  /** All clusters when not set. */
  readonly cluster?: string;
  readonly namespace?: string;
  /** A Kubernetes label selector: equality and set based terms. */
  readonly labelSelector?: string;
}

/** A workload object on a cluster. @public */
export interface Workload {
  readonly ref: WorkloadRef;
  readonly uid: string;
  /** `group/version` the object was read with, to write it back with the same. */
  readonly apiVersion: string;
  readonly plural: string;
  readonly object: KubeObject;
}
