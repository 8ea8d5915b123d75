import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ClusterStatus, ServingMark } from '@pilotage/fleet-common';
import type { ServingMarks } from '@pilotage/plugin-cluster-health-common';
import type { ClusterHealthConfig } from '../config/clusterHealthConfig';
import type { MarkStore } from '../database/MarkStore';
import type { JudgedCheck } from '../live/judgeChecks';
import type { GateState } from './decideServing';
import { decideServing } from './decideServing';

/** Keeps the serving mark of every cluster. Answered from memory; what was decided is stored. */
export class ServingGate {
  readonly #options: {
    readonly config: ClusterHealthConfig['gate'];
    readonly store: MarkStore;
    readonly isWaived: (cluster: string, check: string, now: number) => boolean;
    readonly logger: Pick<LoggerService, 'warn'>;
  };
  /** By cluster; of an earlier process until this one has seen the cluster. */
  readonly #states = new Map<string, GateState>();
  /** Clusters this process has judged. */
  readonly #judged = new Set<string>();
  #work: Promise<void> = Promise.resolve();

  constructor(options: {
    config: ClusterHealthConfig['gate'];
    store: MarkStore;
    isWaived: (cluster: string, check: string, now: number) => boolean;
    logger: Pick<LoggerService, 'warn'>;
  }) {
    this.#options = options;
  }

  /** Reads what an earlier process decided. */
  async load(): Promise<void> {
    for (const [cluster, mark] of await this.#options.store.list()) {
      this.#states.set(cluster, { mark, failures: 0 });
    }
  }

  mark(cluster: string, now: number): ServingMark {
    const state = this.#states.get(cluster);
    return state && this.#judged.has(cluster)
      ? state.mark
      : {
          state: 'unknown',
          reason: 'The cluster has not been looked at yet',
          checks: [],
          since: now,
        };
  }

  marks(clusters: readonly string[], now: number): ServingMarks {
    return Object.fromEntries(
      clusters.map(cluster => [cluster, this.mark(cluster, now)]),
    );
  }

  /** Decides anew from the newest results. */
  judge(options: {
    readonly status: ClusterStatus;
    readonly checks: readonly JudgedCheck[];
    /** Whether it counts towards the hold. */
    readonly counts: boolean;
    readonly now: number;
  }): void {
    const { status, checks, counts, now } = options;
    const { cluster, condition } = status;
    // A portal that has just started knows nothing yet: what was decided before it stands until it has looked.
    if (condition.state === 'syncing' && !this.#judged.has(cluster.name)) {
      return;
    }
    const { config, isWaived } = this.#options;
    const before = this.#states.get(cluster.name);
    const excluded =
      cluster.environment !== undefined &&
      config.excludedEnvironments.includes(cluster.environment);
    const next = decideServing(before, {
      now,
      counts,
      hold: config.hold,
      ...(condition.state === 'live'
        ? {}
        : { notSeen: `The cluster is not seen now (${condition.state})` }),
      ...(excluded ? { excludedEnvironment: cluster.environment } : {}),
      hardChecks: checks
        .filter(({ info }) => info.hard)
        .map(({ info, finding }) => ({
          id: info.id,
          title: info.title,
          verdict: finding.verdict,
          summary: finding.summary,
          waived: isWaived(cluster.name, info.id, now),
        })),
    });
    this.#states.set(cluster.name, next);
    this.#judged.add(cluster.name);
    if (before?.mark.state !== next.mark.state) {
      this.#write(cluster.name, next.mark);
    }
  }

  /** Done when everything was written, or could not be. */
  async settled(): Promise<void> {
    await this.#work;
  }

  #write(cluster: string, mark: ServingMark): void {
    const { store, logger } = this.#options;
    this.#work = this.#work
      .then(() => store.set(cluster, mark))
      .catch(error => {
        logger.warn('A serving mark could not be stored', toError(error));
      });
  }
}
