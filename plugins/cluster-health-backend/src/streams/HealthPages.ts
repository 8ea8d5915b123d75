import type { ServingMark } from '@pilotage/fleet-common';
import type { Clock, FleetModel } from '@pilotage/fleet-node';
import type {
  Cause,
  ClusterSummary,
  InspectionReport,
} from '@pilotage/plugin-cluster-health-common';
import type { OnlineRates } from '../availability/OnlineRates';
import type { FoundCause } from '../causes';
import type { ClusterEntities } from '../entities/ClusterEntities';
import type { ServingGate } from '../gate/ServingGate';
import { withWaivers } from '../inspections/composeReport';
import type { InspectionFeed } from '../inspections/InspectionFeed';
import type { WaiverBook } from '../inspections/WaiverBook';
import type { CauseMemory } from '../live/CauseMemory';
import type { ClusterReading } from '../live/ClusterReading';
import type { LiveClusters } from '../live/LiveClusters';
import { pendingReading } from '../live/pendingReading';
import { clusterSummary } from '../views/clusterSummary';
import { mergeCauses } from '../views/mergeCauses';

/** Everything pages are made from, all of it in memory. */
export interface HealthPagesOptions {
  readonly model: Pick<FleetModel, 'clusters' | 'cluster'>;
  readonly live: Pick<LiveClusters, 'reading'>;
  readonly gate: Pick<ServingGate, 'mark'>;
  readonly memory: Pick<CauseMemory, 'times'>;
  readonly waivers: Pick<WaiverBook, 'isWaived' | 'running'>;
  readonly online: Pick<OnlineRates, 'of'>;
  readonly inspections: Pick<InspectionFeed, 'newest'>;
  readonly entities: Pick<ClusterEntities, 'entityRef'>;
  readonly clock: Clock;
}

/** Joins what the rooms know into what pages show. */
export class HealthPages {
  readonly #options: HealthPagesOptions;

  constructor(options: HealthPagesOptions) {
    this.#options = options;
  }

  get clusterNames(): readonly string[] {
    return this.#options.model.clusters().map(({ cluster }) => cluster.name);
  }

  /** Of every cluster that is listed, evaluated or not. */
  readings(): readonly ClusterReading[] {
    const { model, live, clock } = this.#options;
    return model
      .clusters()
      .map(
        status =>
          live.reading(status.cluster.name) ??
          pendingReading(status, clock.now()),
      );
  }

  /** `undefined` when there is no such cluster. */
  reading(cluster: string): ClusterReading | undefined {
    const { model, live, clock } = this.#options;
    const status = model.cluster(cluster);
    return (
      status && (live.reading(cluster) ?? pendingReading(status, clock.now()))
    );
  }

  serving(cluster: string): ServingMark {
    const { gate, clock } = this.#options;
    return gate.mark(cluster, clock.now());
  }

  isWaived(cluster: string, check: string): boolean {
    const { waivers, clock } = this.#options;
    return waivers.isWaived(cluster, check, clock.now());
  }

  /** A kept report, with what is accepted now. */
  reportNow(report: InspectionReport): InspectionReport {
    const { waivers, clock } = this.#options;
    return withWaivers(report, waivers.running(clock.now()));
  }

  /** As one list, with when they were seen. */
  complete(found: readonly FoundCause[]): readonly Cause[] {
    const { memory, clock } = this.#options;
    const now = clock.now();
    return mergeCauses(found, (cluster, key) =>
      memory.times(cluster, key, now),
    );
  }

  summary(reading: ClusterReading): ClusterSummary {
    const { online, inspections, entities } = this.#options;
    const { name } = reading.status.cluster;
    const entityRef = entities.entityRef(name);
    const inspection = inspections.newest(name);
    return clusterSummary(reading, {
      serving: this.serving(name),
      ...(entityRef === undefined ? {} : { entityRef }),
      online: online.of(name),
      ...(inspection ? { inspection } : {}),
      isWaived: check => this.isWaived(name, check),
    });
  }
}
