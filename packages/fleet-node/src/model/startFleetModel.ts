import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterInfo } from '@pilotage/fleet-common';
import type { ClusterAccess, ClusterTokens } from '../access/types';
import { backoffMs } from '../sync/backoff';
import type { Clock } from '../sync/clock';
import { delay, systemClock } from '../sync/clock';
import { FleetHub } from './fleetHub';
import { lockedMember, WatchedMember } from './member';
import type { FleetModel } from './types';
import type { WatchedKind } from './watchedKinds';
import { defaultWatchedKinds } from './watchedKinds';

/** @public */
export interface FleetModelOptions {
  readonly access: ClusterAccess;
  readonly logger?: Pick<LoggerService, 'info' | 'warn' | 'error'>;
  /** Default {@link defaultWatchedKinds}. */
  readonly kinds?: readonly WatchedKind[];
  readonly clock?: Clock;
  /** Number from 0 up to 1, for jitter. */
  readonly random?: () => number;
  /** Milliseconds in which changes are gathered into one notice; default 50. */
  readonly coalesceMs?: number;
  /** Milliseconds between two readings of the cluster list; default 60,000. */
  readonly refreshMs?: number;
}

/**
 * A model that follows its clusters until it is stopped.
 *
 * @public
 */
export interface RunningFleetModel extends FleetModel {
  /**
   * Follows one cluster with a person's tokens, for that person only. Stop it when they leave.
   *
   * @param cluster - name of a cluster of this model.
   * @throws Error when the cluster is not known.
   */
  openWithTokens(cluster: string, tokens: ClusterTokens): RunningFleetModel;
  stop(): Promise<void>;
}

class Fleet extends FleetHub implements RunningFleetModel {
  readonly #options: Required<Omit<FleetModelOptions, 'logger'>> &
    Pick<FleetModelOptions, 'logger'>;
  readonly #stop = new AbortController();
  readonly #tokens: ClusterTokens | undefined;

  constructor(options: FleetModelOptions, tokens?: ClusterTokens) {
    super({
      onError: error =>
        options.logger?.error(
          'A listener of the fleet model failed',
          error as Error,
        ),
    });
    this.#options = {
      kinds: defaultWatchedKinds,
      clock: systemClock,
      random: Math.random,
      coalesceMs: 50,
      refreshMs: 60_000,
      ...options,
    };
    this.#tokens = tokens;
    // Never rejects: whatever fails in a round is tried again in the next.
    void this.#run();
  }

  openWithTokens(cluster: string, tokens: ClusterTokens): RunningFleetModel {
    const status = this.cluster(cluster);
    if (!status) throw new Error(`There is no cluster ${cluster}`);
    const { access } = this.#options;
    return new Fleet(
      {
        ...this.#options,
        access: {
          listClusters: async () => [status.cluster],
          connect: info => access.connect(info, { tokens }),
        },
      },
      tokens,
    );
  }

  async stop(): Promise<void> {
    this.#stop.abort(new Error('stopped'));
    await Promise.all(this.names().map(name => this.#remove(name)));
  }

  async #run(): Promise<void> {
    const { access, clock, random, refreshMs, logger } = this.#options;
    const { signal } = this.#stop;
    let failures = 0;
    while (!signal.aborted) {
      let wait = refreshMs;
      try {
        const clusters = await access.listClusters();
        if (!signal.aborted) await this.#update(clusters);
        failures = 0;
      } catch (error) {
        failures += 1;
        wait = backoffMs(failures, random);
        // The first ones are ordinary: plugins start in no particular order.
        if (failures === 4) {
          logger?.warn(
            `The list of clusters cannot be read, and is asked for again: ${error}`,
          );
        }
      }
      await delay(clock, wait, signal);
    }
  }

  async #update(clusters: readonly ClusterInfo[]): Promise<void> {
    const names = new Set(clusters.map(({ name }) => name));
    const gone = this.names().filter(name => !names.has(name));
    await Promise.all(gone.map(name => this.#remove(name)));
    for (const cluster of clusters) {
      const known = this.member(cluster.name);
      if (isDeepStrictEqual(known?.status.cluster, cluster)) continue;
      if (known) await this.#remove(cluster.name);
      this.#add(cluster);
    }
  }

  #add(cluster: ClusterInfo): void {
    if (this.#stop.signal.aborted) return;
    const { access, kinds, clock, random, coalesceMs, logger } = this.#options;
    const locked = cluster.identity === 'user' && !this.#tokens;
    logger?.info(
      locked
        ? `Cluster ${cluster.name} wants credentials of its users and is not followed`
        : `Following cluster ${cluster.name}`,
    );
    this.set(
      cluster.name,
      locked
        ? lockedMember(cluster, clock)
        : new WatchedMember({
            cluster,
            connection: access.connect(cluster),
            kinds,
            clock,
            random,
            coalesceMs,
            feed: this.feed,
            onChange: change => this.publish(change),
          }),
    );
    this.#announce(cluster.name);
  }

  async #remove(name: string): Promise<void> {
    const member = this.member(name);
    this.delete(name);
    await member?.stop();
    this.#announce(name);
  }

  #announce(cluster: string): void {
    if (this.#stop.signal.aborted) return;
    this.publish({
      cluster,
      workloads: new Set(),
      membership: true,
      nodes: true,
      kinds: new Set(),
      condition: true,
    });
  }
}

/**
 * Follows every cluster that `access` lists, and those that are added later. Clusters that want a person's own
 * credentials are listed as `sign-in-required` and not followed. Starts even when the list cannot be read yet.
 *
 * @public
 */
export function startFleetModel(options: FleetModelOptions): RunningFleetModel {
  return new Fleet(options);
}
