import type { ClusterInfo, ClusterStatus } from '@pilotage/fleet-common';
import { tokenKey } from '../access/clusterIdentity';
import type { ClusterConnection } from '../access/types';
import type { Clock } from '../sync/clock';
import { ClusterStore } from './clusterStore';
import { ClusterWatch } from './clusterWatch';
import type { PodFeed } from './podFeed';
import type { FleetChange } from './types';
import type { WatchedKind } from './watchedKinds';

/** One cluster of the fleet. */
export interface Member {
  readonly status: ClusterStatus;
  /** Absent for clusters the service may not look into. */
  readonly store?: ClusterStore;
  stop(): Promise<void>;
}

/** What a member is made of. */
export interface MemberOptions {
  readonly cluster: ClusterInfo;
  readonly connection: ClusterConnection;
  readonly kinds: readonly WatchedKind[];
  readonly clock: Clock;
  readonly random: () => number;
  /** Milliseconds in which changes are gathered into one notice. */
  readonly coalesceMs: number;
  /** Hears about every pod and every group. */
  readonly feed: PodFeed;
  onChange(change: FleetChange): void;
}

/** A cluster that only lets people in with their own credentials. */
export function lockedMember(cluster: ClusterInfo, clock: Clock): Member {
  return {
    status: {
      cluster,
      condition: {
        state: 'sign-in-required',
        since: clock.now(),
        provider: cluster.oidcTokenProvider ?? tokenKey(cluster),
      },
      notInstalled: [],
      notReadable: [],
    },
    stop: async () => {},
  };
}

/** Follows a cluster and gathers its changes into notices. */
export class WatchedMember implements Member {
  readonly store: ClusterStore;
  readonly #options: MemberOptions;
  readonly #watch: ClusterWatch;
  #timer: unknown;
  #condition = false;
  #stopped = false;

  constructor(options: MemberOptions) {
    this.#options = options;
    const { cluster, connection, kinds, clock, random, feed } = options;
    this.store = new ClusterStore({
      cluster: cluster.name,
      kinds,
      feed,
      onDirty: () => this.#schedule(),
    });
    this.#watch = new ClusterWatch({
      cluster,
      connection,
      kinds,
      store: this.store,
      clock,
      random,
      onStatus: () => {
        this.#condition = true;
        this.#schedule();
      },
    });
  }

  get status(): ClusterStatus {
    return this.#watch.status;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#timer);
    await this.#watch.stop();
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#stopped) return;
    const { clock, coalesceMs } = this.#options;
    this.#timer = clock.setTimeout(() => this.#flush(), coalesceMs);
  }

  #flush(): void {
    this.#timer = undefined;
    const condition = this.#condition;
    this.#condition = false;
    const { cluster, onChange } = this.#options;
    onChange({ cluster: cluster.name, condition, ...this.store.takeChange() });
  }
}
