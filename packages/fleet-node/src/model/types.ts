import type { ClusterStatus, WorkloadRef } from '@pilotage/fleet-common';
import type { KubeObject } from '../access/kubeObject';
import type { NodeRow } from './nodeTypes';
import type { PodRow, PodGroup, PodGroupChange, PodObserver } from './podTypes';

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
  /** A node appeared, disappeared or changed in more than a heartbeat. */
  readonly nodes: boolean;
  /** Context kinds of which an object changed, as `group/Kind` (`/Service` for the core group). */
  readonly kinds: ReadonlySet<string>;
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
  /**
   * The workload that controls this, following a ReplicaSet to its Deployment.
   *
   * @param owner - uid of a controlling owner, as in {@link PodRow.owner}.
   */
  workloadOfOwner(cluster: string, owner: string): Workload | undefined;
  /** All pods of a cluster. Walks every row: for inspections, not for page views. */
  pods(cluster: string): Iterable<PodRow>;
  /** Groups of alike pods of a cluster; see {@link PodGroup}. */
  podGroups(cluster: string): Iterable<PodGroup>;
  /** Pods of some groups. Walks every row of the cluster once. */
  podsOfGroups(cluster: string, groups: ReadonlySet<number>): readonly PodRow[];
  nodes(cluster: string): readonly NodeRow[];
  /** Objects of a context kind, without managedFields. Empty when the kind is not read; see `ClusterStatus.notReadable`. */
  objects(query: ObjectQuery): readonly KubeObject[];
  /**
   * Tells all pods there are, then every change as it happens.
   *
   * @returns a function that ends it.
   */
  observePods(observer: PodObserver): () => void;
  /**
   * Tells all groups there are, then every change of a count as it happens.
   *
   * @returns a function that ends it.
   */
  observePodGroups(listener: (change: PodGroupChange) => void): () => void;
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

/** @public */
export interface ObjectQuery {
  readonly cluster: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
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
