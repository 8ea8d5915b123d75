/**
 * Whose credentials reach a cluster: `server` when the backend holds them, `user` when each person
 * must bring a token of their own, `unknown` for custom auth providers.
 *
 * @public
 */
export type ClusterIdentity = 'server' | 'user' | 'unknown';

/**
 * A cluster as the Kubernetes plugin lists it, with what our configuration adds.
 *
 * @public
 */
export interface ClusterInfo {
  readonly name: string;
  readonly title: string;
  /** Environment from `rollout.clusters.<name>.environment`, for example `prod`. */
  readonly environment?: string;
  /** Region from `rollout.clusters.<name>.region`, for example `eu-central-1`. */
  readonly region?: string;
  readonly authProvider: string;
  readonly oidcTokenProvider?: string;
  readonly identity: ClusterIdentity;
  readonly dashboardUrl?: string;
}

/**
 * How well we see a cluster right now. Only `live` may be shown as current; every other state shows its
 * age and reason. Times are milliseconds since the epoch.
 *
 * @public
 */
export type ClusterState =
  | { readonly state: 'live'; readonly since: number }
  /** First synchronisation has not finished yet. */
  | { readonly state: 'syncing'; readonly since: number }
  /** Connected before, but no event or bookmark arrived in time. What is shown is from `lastSeen`. */
  | {
      readonly state: 'stale';
      readonly since: number;
      readonly lastSeen: number;
      readonly reason: string;
    }
  /** No connection, a server error or a time-out. */
  | {
      readonly state: 'unreachable';
      readonly since: number;
      readonly lastSeen?: number;
      readonly reason: string;
    }
  /** The cluster does not know our credentials (401). */
  | {
      readonly state: 'unauthorised';
      readonly since: number;
      readonly lastSeen?: number;
      readonly reason: string;
    }
  /** The cluster knows us but refuses (403); `reason` names verb and resource. */
  | {
      readonly state: 'forbidden';
      readonly since: number;
      readonly lastSeen?: number;
      readonly reason: string;
    }
  /** Credentials of the viewer are needed; `provider` says which sign-in brings them. */
  | {
      readonly state: 'sign-in-required';
      readonly since: number;
      readonly provider: string;
    };

/**
 * A cluster and how well we see it.
 *
 * @public
 */
export interface ClusterStatus {
  readonly cluster: ClusterInfo;
  readonly condition: ClusterState;
  /** Kinds this cluster does not serve, as `group/plural`; a state, not an error. */
  readonly notInstalled: readonly string[];
  /**
   * Kinds that are not read although the cluster is: forbidden, or failing. What depends on them is unknown.
   * Kinds the cluster's state depends on (pods, workloads) are in {@link ClusterState} instead.
   */
  readonly notReadable: readonly NotReadable[];
}

/** A kind that cannot be read on a cluster, and why. @public */
export interface NotReadable {
  /** `group/plural`, or the plural alone for the core group. */
  readonly resource: string;
  readonly reason: string;
}
