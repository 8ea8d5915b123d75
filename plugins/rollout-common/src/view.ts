import type {
  ClusterState,
  ServingMark,
  StreamFrame,
  Verdict,
  WorkloadRef,
} from '@pilotage/fleet-common';
import type { VerbTable } from './change';
import type { OperationRecord } from './operation';

/**
 * One workload on one cluster, as the Rollout tab shows it. Pods travel beside it as tuples.
 *
 * @public
 */
export type RolloutSection =
  | WorkloadSection
  | UnreadableSection
  /** The cluster is not seen: nothing is known, or only what was true at `condition.lastSeen`. */
  | ClusterSection;

/**
 * A workload that is there but that its driver could not read; its state is unknown.
 *
 * @public
 */
export interface UnreadableSection {
  readonly type: 'unreadable';
  readonly cluster: SectionCluster;
  readonly ref: WorkloadRef;
  readonly uid: string;
  /** What the driver said. */
  readonly reason: string;
}

/**
 * One workload as it is now; its cluster alone while that is not seen.
 *
 * @public
 */
export type WorkloadReading =
  | WorkloadSection
  | UnreadableSection
  | ClusterSection;

/** A cluster of the entity on which no workload is (or can be) seen. @public */
export interface ClusterSection {
  readonly type: 'cluster';
  readonly cluster: SectionCluster;
  /** `none-found` when the cluster is live and has no matching workload. */
  readonly state: 'none-found' | 'not-seen';
}

/** @public */
export interface SectionCluster {
  readonly name: string;
  readonly title: string;
  readonly environment?: string;
  readonly condition: ClusterState;
  readonly notInstalled: readonly string[];
  /** What the serving gate says; absent where no gate is installed. */
  readonly serving?: ServingMark;
}

/** @public */
export interface WorkloadSection {
  readonly type: 'workload';
  readonly cluster: SectionCluster;
  readonly ref: WorkloadRef;
  readonly uid: string;
  readonly resourceVersion: string;
  /** `metadata.generation`: what a verb without a forecast is decided on, as status updates leave it alone. */
  readonly generation?: number;
  readonly observation: RolloutObservation;
  readonly verbs: VerbTable;
  /** Who owns the object's spec besides us, for example a GitOps controller; from managedFields and labels. */
  readonly owners: readonly SpecOwner[];
  /** SidecarSets that are moving containers of this workload's pods right now. */
  readonly sidecarMoves?: readonly SidecarMove[];
  /** Operations of ours on this workload, newest first, at most 20. */
  readonly activity: readonly OperationRecord[];
}

/** Somebody besides us who writes this workload. @public */
export interface SpecOwner {
  readonly type: 'gitops' | 'autoscaler';
  /** `argo-cd`, `flux`, `HorizontalPodAutoscaler name`. */
  readonly name: string;
  readonly detail: string;
}

/**
 * What a driver reads from a workload object and its pods. Numbers count pods.
 *
 * @public
 */
export interface RolloutObservation {
  readonly kind: string;
  readonly verdict: Verdict;
  /** Since when the verdict has this state and code; milliseconds since the epoch. Set by the view, not the driver. */
  readonly verdictSince: number;
  /** The controller has seen the newest spec. While false the counters are those of an older one. */
  readonly observed: boolean;
  readonly strategy: RolloutStrategy;
  readonly counts: RolloutCounts;
  readonly steps: readonly RolloutStep[];
  readonly revisions: readonly RevisionView[];
  /** Containers of the template, in order, with the wanted image. */
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
  }[];
  readonly failures: readonly FailureGroup[];
}

/** A sidecar that is being moved under an application's pods. Counts pods of this workload. @public */
export interface SidecarMove {
  readonly sidecarSet: string;
  /** Entity that owns the SidecarSet, when the catalog knows one. */
  readonly ownerEntityRef?: string;
  readonly containers: readonly string[];
  readonly updating: number;
  readonly current: number;
  readonly outdated: number;
  /** Paused, or waiting for a partition or selector. */
  readonly halted: boolean;
}

/** @public */
export interface RolloutStrategy {
  /** `in-place-if-possible`, `in-place-only`, `recreate` (CloneSet); `rolling-update`, `recreate-all` (Deployment). */
  readonly type:
    | 'in-place-if-possible'
    | 'in-place-only'
    | 'recreate'
    | 'rolling-update'
    | 'recreate-all'
    | 'on-delete';
  readonly paused: boolean;
  /** As written in the spec, for example `70%`; absent where the kind has none. */
  readonly partition?: string;
  readonly maxUnavailable: string;
  readonly maxSurge: string;
  /** After the controller's rounding, in pods. */
  readonly maxUnavailablePods: number;
  readonly minReadySeconds: number;
  /** SidecarSet: whether new pods get the sidecar, and which pods may be moved. */
  readonly injection?: {
    readonly paused: boolean;
    /** Revision new pods get when it is pinned. */
    readonly pinnedRevision?: string;
  };
  /** SidecarSet: only pods with these labels are moved. */
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** @public */
export interface RolloutCounts {
  readonly desired: number;
  readonly current: number;
  readonly ready: number;
  readonly available: number;
  readonly updated: number;
  readonly updatedAvailable: number;
  /** How many pods the present goal wants on the update revision. */
  readonly expectedUpdated: number;
  readonly failing: number;
}

/** A mark on the progress rail. @public */
export interface RolloutStep {
  /** 0 to 100. */
  readonly percent: number;
  /** After the controller's rounding. */
  readonly pods: number;
  readonly state: 'reached' | 'current' | 'ahead';
}

/** @public */
export interface RevisionView {
  /** Name of the ControllerRevision or ReplicaSet. */
  readonly name: string;
  readonly number: number;
  readonly images: readonly {
    readonly container: string;
    readonly image: string;
  }[];
  readonly pods: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly role: 'update' | 'current' | 'both' | 'old';
}

/** Failing pods with one cause. @public */
export interface FailureGroup {
  /** `ImagePullBackOff`, `CrashLoopBackOff`, `OOMKilled`, `Unschedulable`, `NotReady`, … */
  readonly cause: string;
  /** Empty when the cause is the pod's, not a container's. */
  readonly container: string;
  readonly image: string;
  readonly updatedRevision: boolean;
  /** At most 10 names; `count` says how many there are. */
  readonly pods: readonly string[];
  readonly count: number;
  readonly zones: readonly string[];
  readonly restarts: number;
  readonly exitCode?: number;
}

/** What the whole tab shows besides the sections. @public */
export interface RolloutTopic {
  readonly entityRef: string;
  /** What was looked for and where, so that an empty page can teach. */
  readonly lookup: WorkloadLookup;
  readonly writes: WritesState;
}

/** @public */
export interface WorkloadLookup {
  readonly labelSelector: string;
  readonly namespace?: string;
  readonly clusters: readonly string[];
  readonly serviceLocator: string;
  /** Annotations of the entity that were read, with their value or `undefined` when absent. */
  readonly annotations: readonly {
    readonly name: string;
    readonly value?: string;
  }[];
  /** Set when the Kubernetes plugin itself cannot be asked. */
  readonly problem?: string;
}

/** Whether this portal changes clusters at all. @public */
export type WritesState =
  | { readonly enabled: true }
  | { readonly enabled: false; readonly reason: string };

/** @public */
export type RolloutFrame = StreamFrame<RolloutSection, RolloutTopic>;
