import type { ClusterInfo, ClusterState } from '@pilotage/fleet-common';
import type {
  KubeObject,
  NodeRow,
  PodRow,
  Workload,
} from '@pilotage/fleet-node';

/**
 * Something read from a cluster:
 *
 * - `known`: as of `at`, milliseconds since the epoch.
 * - `absent`: the cluster answered that it has no such thing (a kind that is not installed, a path that is not served).
 * - `unknown`: no right, no answer, or not read yet.
 *
 * @public
 */
export type Fact<T> =
  | { readonly state: 'known'; readonly value: T; readonly at: number }
  | { readonly state: 'absent'; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string };

/** Answer of `/readyz?verbose`. @public */
export interface Readiness {
  /** HTTP status: 200 is ready. */
  readonly status: number;
  readonly parts: readonly { readonly name: string; readonly ok: boolean }[];
  /** Round trip, milliseconds. */
  readonly latencyMs: number;
  /** Our clock minus the cluster's, from its `Date` header; milliseconds. */
  readonly clockSkewMs: number;
}

/** The certificate the API server showed. @public */
export interface ServerCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** Restarts of a container that we saw happen. Times are milliseconds since the epoch. @public */
export interface ObservedRestarts {
  readonly pod: { readonly namespace: string; readonly name: string };
  /** Uid of the pod's controlling owner. */
  readonly owner: string;
  readonly container: string;
  readonly image: string;
  /** Why the run before ended, for example `OOMKilled`, `Error`. */
  readonly lastReason: string;
  /** When we saw each restart, oldest first, within the last 24 hours. */
  readonly at: readonly number[];
}

/** A context kind by group and kind. @public */
export interface FactKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
}

/**
 * Everything a check decides from: one consistent look at one cluster. Built by the backend from the live model, from
 * probes that run on their own schedule, and from what the portal knows of itself; no check does I/O.
 *
 * @public
 */
export interface ClusterFacts {
  readonly cluster: ClusterInfo;
  /** Whether the environment is one of `clusterHealth.productionEnvironments`. */
  readonly production: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly condition: ClusterState;
  readonly version: Fact<string>;
  readonly readiness: Fact<Readiness>;
  readonly certificate: Fact<ServerCertificate>;
  readonly nodes: Fact<readonly NodeRow[]>;
  readonly pods: Fact<readonly PodRow[]>;
  /** CloneSets, Deployments and whatever else has a driver. */
  readonly workloads: Fact<readonly Workload[]>;
  readonly restarts: Fact<readonly ObservedRestarts[]>;
  /** Kinds of which the last read failed, and when any was last read. */
  readonly sight: {
    readonly notReadable: readonly {
      readonly resource: string;
      readonly reason: string;
    }[];
    /** Last time anything was heard from the cluster. */
    readonly lastSeen: number | undefined;
  };
  /**
   * Objects of a kind some check declared to read; `unknown` for others. From the live model where it follows the kind,
   * else from the newest probe.
   */
  objects(kind: FactKind): Fact<readonly KubeObject[]>;
  /** Who owns an object, from the labels it or its pods carry; `undefined` when the catalog knows nobody. */
  ownerOf(object: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  }): { readonly entityRef: string; readonly owner?: string } | undefined;
  /** The workload that controls this uid. */
  workloadOfOwner(uid: string): Workload | undefined;
}
