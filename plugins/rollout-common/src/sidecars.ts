import type { ClusterState, StreamFrame } from '@pilotage/fleet-common';

/**
 * The rule that made a container a sidecar:
 *
 * - `sidecar-set`: a SidecarSet injected it, `detail` is its name.
 * - `native`: an init container with `restartPolicy: Always`.
 * - `mesh`: carries the marks of a service mesh's proxy, `detail` names the mesh.
 * - `configured`: matched a rule of `rollout.sidecars.rules`, `detail` is the rule's name.
 *
 * Everything else is the application.
 *
 * @public
 */
export interface SidecarRule {
  readonly type: 'sidecar-set' | 'native' | 'mesh' | 'configured';
  readonly detail: string;
}

/**
 * State of one sidecar in one pod, the worst last.
 *
 * - `current`: at the newest revision; for sidecars nobody declares a version of, simply running.
 * - `updating`: the container is being restarted with another image.
 * - `outdated`: at an older revision, and can be moved in place.
 * - `not-injected`: selected by the SidecarSet, but without its container.
 * - `drifted`: runs an image that its own revision does not name.
 * - `blocked`: more than images changed since it was injected; only a recreate moves it.
 * - `unknown`: the cluster is not seen, or what to compare with is.
 *
 * @public
 */
export const sidecarPodStates = [
  'current',
  'updating',
  'outdated',
  'not-injected',
  'drifted',
  'blocked',
  'unknown',
] as const;

/** @public */
export type SidecarPodState = (typeof sidecarPodStates)[number];

/** Pods by state; states without pods are missing. @public */
export type SidecarCounts = Readonly<Partial<Record<SidecarPodState, number>>>;

/** What people call the service a pod belongs to. @public */
export interface ApplicationRef {
  /** Name of the workload. */
  readonly name: string;
  readonly namespace: string;
  /** Entity the catalog knows for it. */
  readonly entityRef?: string;
  /** Owner of that entity. */
  readonly owner?: string;
}

/** One version of one sidecar. @public */
export interface SidecarVersion {
  /** Tag or digest of the image; what columns are headed with. */
  readonly version: string;
  readonly image: string;
  /** Whether some SidecarSet wants this version now. */
  readonly wanted: boolean;
  readonly pods: number;
}

/** A sidecar of the fleet. @public */
export interface SidecarSummary {
  /** Container name, the key of everything here. */
  readonly name: string;
  readonly rules: readonly SidecarRule[];
  readonly pods: number;
  readonly counts: SidecarCounts;
  /** Most pods first. */
  readonly versions: readonly SidecarVersion[];
  readonly applications: number;
  /** Entity that owns it, and its team, when the catalog knows one. */
  readonly ownerEntityRef?: string;
  readonly owner?: string;
  /** SidecarSets that inject it, by cluster. */
  readonly sidecarSets: readonly {
    readonly cluster: string;
    readonly name: string;
  }[];
}

/** A cluster of the matrix and whether its numbers are current. @public */
export interface SidecarCluster {
  readonly name: string;
  readonly title: string;
  readonly environment?: string;
  readonly condition: ClusterState;
}

/** One cell: pods of one version, by state. @public */
export interface SidecarCell {
  readonly version: string;
  readonly counts: SidecarCounts;
}

/**
 * A row of the fleet matrix. Key: `app/<entityRef or namespace/name>` and `cluster/<sidecar>/<cluster>`.
 *
 * @public
 */
export type SidecarFleetSection =
  /** Selected sidecar × one application, over the clusters the filter leaves. */
  | {
      readonly type: 'application';
      readonly application: ApplicationRef;
      readonly clusters: readonly string[];
      readonly pods: number;
      readonly cells: readonly SidecarCell[];
      readonly notInjected: number;
      /** What to know about it, worst first; one clause each with a stable code. */
      readonly notes: readonly {
        readonly code: string;
        readonly text: string;
        readonly pods: number;
      }[];
    }
  /** One sidecar on one cluster. */
  | {
      readonly type: 'cluster';
      readonly sidecar: string;
      readonly cluster: string;
      readonly cells: readonly SidecarCell[];
      readonly notInjected: number;
    };

/** @public */
export interface SidecarFleetTopic {
  readonly sidecars: readonly SidecarSummary[];
  /** The one whose applications are shown. */
  readonly selected?: string;
  readonly clusters: readonly SidecarCluster[];
  /** Applications that match the filter; the rows sent are the worst of them. */
  readonly applications: { readonly shown: number; readonly total: number };
  /** Values the filters can take. */
  readonly environments: readonly string[];
  readonly teams: readonly string[];
}

/** @public */
export type SidecarFleetFrame = StreamFrame<
  SidecarFleetSection,
  SidecarFleetTopic
>;

/** Query of `GET /v1/sidecars/fleet/stream` and of the CSV. @public */
export interface SidecarFleetQuery {
  readonly sidecar?: string;
  readonly environment?: string;
  readonly cluster?: string;
  /** Owner of the application, an entity ref. */
  readonly team?: string;
  readonly state?: SidecarPodState;
  /** Part of the application's name. */
  readonly text?: string;
}

/** One container name of an entity's pods, over its clusters. Key: the container name. @public */
export interface SidecarEntitySection {
  readonly container: string;
  /** `undefined` for the application's own containers. */
  readonly rule: SidecarRule | undefined;
  readonly ownerEntityRef?: string;
  readonly owner?: string;
  /** SidecarSet and revisions behind it, by cluster. */
  readonly sources: readonly {
    readonly cluster: string;
    readonly sidecarSet: string;
    readonly wantedVersion: string;
    readonly revision: string;
  }[];
  readonly rows: readonly {
    readonly cluster: string;
    readonly cells: readonly SidecarCell[];
    readonly notInjected: number;
  }[];
}

/** @public */
export interface SidecarEntityTopic {
  readonly entityRef: string;
  readonly clusters: readonly SidecarCluster[];
  /** What was looked for, so that an empty page can teach. */
  readonly labelSelector: string;
}

/** @public */
export type SidecarEntityFrame = StreamFrame<
  SidecarEntitySection,
  SidecarEntityTopic
>;
