import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError, toError } from '@backstage/errors';
import type { Clock, FleetModel } from '@pilotage/fleet-node';
import type {
  InspectionReport,
  InspectionSummary,
} from '@pilotage/plugin-cluster-health-common';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import type { InspectionStore } from '../database/InspectionStore';
import type { FactsReader } from '../facts/FactsReader';
import { judgeChecks } from '../live/judgeChecks';
import type { FleetProbes } from '../probes/FleetProbes';
import { composeReport } from './composeReport';
import type { WaiverBook } from './WaiverBook';

/** @see {@link InspectionService} */
export interface InspectionServiceOptions {
  readonly model: Pick<FleetModel, 'clusters' | 'cluster'>;
  readonly facts: Pick<FactsReader, 'read'>;
  readonly probes: Pick<FleetProbes, 'of'>;
  readonly checks: readonly ClusterCheck[];
  readonly waivers: Pick<WaiverBook, 'running'>;
  readonly store: InspectionStore;
  readonly keepMs: number;
  readonly logger: Pick<LoggerService, 'info' | 'warn' | 'error'>;
  readonly clock: Clock;
}

/** Inspects clusters with all checks, and keeps the reports. */
export class InspectionService {
  readonly #options: InspectionServiceOptions;
  readonly #running = new Set<string>();
  readonly #listeners = new Set<(report: InspectionReport) => void>();

  constructor(options: InspectionServiceOptions) {
    this.#options = options;
  }

  /** Tells of every report this process makes, after it was stored. */
  subscribe(listener: (report: InspectionReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Reads everything anew and judges it.
   *
   * @throws NotFoundError when there is no such cluster, ConflictError while it is being inspected.
   */
  async inspect(
    cluster: string,
    trigger: InspectionSummary['trigger'],
  ): Promise<InspectionReport> {
    if (!this.#options.model.cluster(cluster)) {
      throw new NotFoundError(`There is no cluster ${cluster}`);
    }
    if (this.#running.has(cluster)) {
      throw new ConflictError(`Cluster ${cluster} is being inspected already`);
    }
    this.#running.add(cluster);
    try {
      return await this.#run(cluster, trigger);
    } finally {
      this.#running.delete(cluster);
    }
  }

  /** All clusters, at the same time: one that does not answer delays no other. Then old reports are forgotten. */
  async inspectAll(): Promise<void> {
    const { model, logger, store, clock, keepMs } = this.#options;
    await Promise.all(
      model.clusters().map(async ({ cluster }) => {
        try {
          await this.inspect(cluster.name, { type: 'schedule' });
        } catch (error) {
          logger.warn(
            `Cluster ${cluster.name} was not inspected`,
            toError(error),
          );
        }
      }),
    );
    await store.forget(clock.now() - keepMs);
  }

  /** @throws NotFoundError when no such report is kept. */
  async report(cluster: string, id: string): Promise<InspectionReport> {
    const report = await this.#options.store.get(cluster, id);
    if (report) return report;
    throw new NotFoundError(`No report ${id} of cluster ${cluster} is kept`);
  }

  async #run(
    cluster: string,
    trigger: InspectionSummary['trigger'],
  ): Promise<InspectionReport> {
    const { model, facts, probes, checks, waivers, store, logger, clock } =
      this.#options;
    const startedAt = clock.now();
    const before = await store.newest(cluster);
    await probes.of(cluster)?.refresh();
    const status = model.cluster(cluster);
    if (!status) throw new NotFoundError(`Cluster ${cluster} is gone`);
    const finishedAt = clock.now();
    const report = composeReport({
      head: { id: randomUUID(), cluster, trigger, startedAt, finishedAt },
      checks: judgeChecks(
        checks,
        facts.read(status, finishedAt),
        (check, error) =>
          logger.error(`The check ${check} failed itself`, toError(error)),
      ),
      waivers: waivers.running(finishedAt),
      before,
    });
    await store.add(report);
    for (const listener of this.#listeners) listener(report);
    return report;
  }
}
