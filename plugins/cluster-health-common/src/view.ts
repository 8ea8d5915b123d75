import type {
  ClusterStatus,
  ServingMark,
  StreamFrame,
} from '@pilotage/fleet-common';
import type { NodeTransition, OnlineRate } from './availability';
import type { Cause } from './cause';
import type { CheckVerdict, ShownVerdict } from './check';
import type { InspectionReport, InspectionSummary } from './inspection';
import type { NodePool } from './nodes';

/** A value that is known, or why it is not. Missing data is never a number. @public */
export type Known<T> =
  | { readonly known: true; readonly value: T; readonly at: number }
  | { readonly known: false; readonly reason: string };

/** The control plane in one clause, with its parts. @public */
export interface ControlPlaneView {
  readonly verdict: CheckVerdict;
  /** `ok`, or what is wrong first. */
  readonly summary: string;
  readonly parts: readonly {
    /** `etcd`, `kube-scheduler lease`, … */
    readonly name: string;
    readonly verdict: CheckVerdict;
    readonly detail: string;
  }[];
  /** Round trip of our own probe, milliseconds. */
  readonly latencyMs: Known<number>;
}

/** Nodes of a cluster in numbers. @public */
export interface NodeCounts {
  readonly total: number;
  readonly ready: number;
  readonly cordoned: number;
  readonly cordonedWithoutOwner: number;
  readonly underPressure: number;
}

/** One cluster as a row of the admin page. @public */
export interface ClusterSummary {
  readonly status: ClusterStatus;
  /** `Resource` entity of the cluster, when the catalog has one. */
  readonly entityRef?: string;
  readonly version: Known<string>;
  /** `healthy`, `degraded`, or a state of its own while the cluster is not seen. */
  readonly health: 'healthy' | 'degraded' | 'failing' | 'unknown';
  readonly serving: ServingMark;
  readonly controlPlane: Known<ControlPlaneView>;
  readonly nodes: Known<NodeCounts>;
  readonly online: Known<OnlineRate>;
  /** What of it may fail without anything losing its place: nothing, the biggest node, the biggest zone. */
  readonly survives: Known<'nothing' | 'biggest-node' | 'biggest-zone'>;
  readonly causes: { readonly bad: number; readonly warning: number };
  readonly inspection?: InspectionSummary;
  /** Newest finished backup; milliseconds since the epoch. */
  readonly lastBackup: Known<number>;
  readonly pods: Known<{ readonly total: number; readonly failing: number }>;
}

/** Key: `cluster/<name>` or `cause/<key>`. @public */
export type FleetHealthSection =
  | { readonly type: 'cluster'; readonly cluster: ClusterSummary }
  | { readonly type: 'cause'; readonly cause: Cause };

/** @public */
export interface FleetHealthTopic {
  readonly clusters: { readonly total: number; readonly serving: number };
  readonly online: Known<OnlineRate>;
  readonly causes: number;
  readonly failingPods: number;
  /** Causes nobody owns. */
  readonly withoutOwner: number;
  readonly environments: readonly string[];
  /** Set when the list of clusters itself cannot be read. */
  readonly problem?: string;
}

/** @public */
export type FleetHealthFrame = StreamFrame<
  FleetHealthSection,
  FleetHealthTopic
>;

/** Key: `summary`, `pool/<pool>`, `cause/<key>`, `inspection`, `transitions`. @public */
export type ClusterHealthSection =
  | { readonly type: 'summary'; readonly cluster: ClusterSummary }
  | { readonly type: 'pool'; readonly pool: NodePool }
  | { readonly type: 'cause'; readonly cause: Cause }
  | { readonly type: 'inspection'; readonly report: InspectionReport }
  | {
      readonly type: 'transitions';
      readonly transitions: readonly NodeTransition[];
    };

/** @public */
export interface ClusterHealthTopic {
  readonly cluster: string;
  /** `false` when there is no such cluster; `tried` says what was looked for. */
  readonly found: boolean;
  readonly tried: readonly string[];
  /** Kept reports, newest first, at most 30. */
  readonly history: readonly InspectionSummary[];
}

/** @public */
export type ClusterHealthFrame = StreamFrame<
  ClusterHealthSection,
  ClusterHealthTopic
>;

/** What of one cluster touches one component. Key: the cluster's name. @public */
export interface EntityHealthSection {
  readonly status: ClusterStatus;
  readonly serving: ServingMark;
  /** The worst of what follows. */
  readonly verdict: CheckVerdict;
  /** One line: `2 of 12 nodes under its pods are not ready`. */
  readonly summary: string;
  readonly pods: Known<{
    readonly total: number;
    readonly failing: number;
    readonly nodes: number;
    readonly zones: number;
  }>;
  /** Nodes under its pods that are not simply ready. */
  readonly nodes: readonly {
    readonly name: string;
    readonly state: number;
    readonly reason: string;
    readonly pods: number;
  }[];
  readonly causes: readonly Cause[];
  /** Results of checks that touch it: budgets, spread, requests, endpoints, replicas. */
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly shown: ShownVerdict;
    readonly summary: string;
  }[];
}

/** @public */
export interface EntityHealthTopic {
  readonly entityRef: string;
  readonly labelSelector: string;
  readonly clusters: readonly string[];
}

/** @public */
export type EntityHealthFrame = StreamFrame<
  EntityHealthSection,
  EntityHealthTopic
>;
