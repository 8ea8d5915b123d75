import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Clock, FleetChange, FleetModel } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import type { FactsReader } from '../facts/FactsReader';
import type { ServingGate } from '../gate/ServingGate';
import type { CauseMemory } from './CauseMemory';
import type { ClusterReading } from './ClusterReading';
import { causesOf } from './ClusterReading';
import { EvaluationQueue } from './EvaluationQueue';
import { evaluateCluster } from './evaluateCluster';

/** How often checks are judged that do not decide about the gate. Milliseconds. */
const softEveryMs = 30_000;

/** @see {@link LiveClusters} */
export interface LiveClustersOptions {
  readonly model: Pick<FleetModel, 'clusters' | 'cluster' | 'subscribe'>;
  readonly facts: Pick<FactsReader, 'read'>;
  readonly checks: readonly ClusterCheck[];
  readonly gate: Pick<ServingGate, 'judge'>;
  readonly memory: Pick<CauseMemory, 'observe'>;
  readonly logger: Pick<LoggerService, 'error'>;
  readonly clock: Clock;
}

/**
 * Keeps an evaluation of every cluster current: what is wrong, what the cheap checks say, whether it may serve. Pages are
 * answered from it, so how many there are costs nothing here.
 */
export class LiveClusters {
  readonly #options: LiveClustersOptions;
  readonly #queue: EvaluationQueue;
  readonly #readings = new Map<string, ClusterReading>();
  readonly #listeners = new Set<(cluster: string) => void>();
  /** Clusters that answered probes since their checks ran last. */
  readonly #probed = new Set<string>();
  /** When the checks were judged that do not decide about the gate. */
  readonly #softAt = new Map<string, number>();
  readonly #unsubscribe: () => void;

  constructor(options: LiveClustersOptions) {
    this.#options = {
      ...options,
      // What is dear is left to inspections, unless the gate needs it.
      checks: options.checks.filter(({ cost, hard }) => hard || cost !== 'C2'),
    };
    this.#queue = new EvaluationQueue({
      clock: options.clock,
      evaluate: (cluster, { tick }) => {
        try {
          this.#evaluate(cluster, tick);
        } catch (error) {
          this.#failed(cluster, 'evaluation', error);
        }
      },
    });
    this.#unsubscribe = options.model.subscribe(change => {
      if (change.membership) this.#followListed();
      if (this.#matters(change)) this.#queue.touch(change.cluster);
    });
    this.#followListed();
  }

  reading(cluster: string): ClusterReading | undefined {
    return this.#readings.get(cluster);
  }

  /** Tells of every evaluation, and of clusters that are gone. */
  subscribe(listener: (cluster: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A pod changed. */
  touch(cluster: string): void {
    this.#queue.touch(cluster);
  }

  /** A round of probes of the cluster ended, or what it is judged by changed. */
  judgeAgain(cluster: string): void {
    this.#probed.add(cluster);
    this.#queue.touch(cluster);
  }

  stop(): void {
    this.#unsubscribe();
    this.#queue.stop();
    this.#listeners.clear();
  }

  /** An age that was refreshed changes nothing that is evaluated. */
  #matters(change: FleetChange): boolean {
    const { cluster, workloads, membership, nodes, kinds } = change;
    return (
      membership ||
      nodes ||
      workloads.size > 0 ||
      kinds.size > 0 ||
      !isDeepStrictEqual(
        this.#options.model.cluster(cluster),
        this.#readings.get(cluster)?.status,
      )
    );
  }

  #followListed(): void {
    const listed = new Set(
      this.#options.model.clusters().map(({ cluster }) => cluster.name),
    );
    for (const name of listed) this.#queue.add(name);
    for (const name of this.#readings.keys()) {
      if (listed.has(name)) continue;
      this.#queue.remove(name);
      this.#readings.delete(name);
      this.#softAt.delete(name);
      this.#tell(name);
    }
  }

  #evaluate(cluster: string, tick: boolean): void {
    const { model, facts, checks, gate, memory, clock } = this.#options;
    const status = model.cluster(cluster);
    if (!status) {
      this.#queue.remove(cluster);
      return;
    }
    const now = clock.now();
    const before = this.#readings.get(cluster);
    const changed = before?.status.condition.state !== status.condition.state;
    const judged = this.#probed.delete(cluster) || tick || changed;
    const soft =
      changed || now - (this.#softAt.get(cluster) ?? -Infinity) >= softEveryMs;
    if (judged && soft) this.#softAt.set(cluster, now);
    const reading = evaluateCluster({
      facts: facts.read(status, now),
      status,
      before,
      checks: judged ? checks.filter(({ hard }) => hard || soft) : [],
      onError: (what, error) => this.#failed(cluster, what, error),
    });
    this.#readings.set(cluster, reading);
    if (judged) {
      gate.judge({ status, checks: reading.checks, counts: tick, now });
    }
    memory.observe(cluster, new Set(causesOf(reading).map(({ key }) => key)), {
      now,
      absenceProven:
        status.condition.state === 'live' && !reading.causesIncomplete,
    });
    this.#tell(cluster);
  }

  #failed(cluster: string, what: string, error: unknown): void {
    this.#options.logger.error(
      `Judging cluster ${cluster} failed: ${what}`,
      toError(error),
    );
  }

  #tell(cluster: string): void {
    for (const listener of this.#listeners) listener(cluster);
  }
}
