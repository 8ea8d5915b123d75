import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Clock } from '@pilotage/fleet-node';
import type { InspectionSummary } from '@pilotage/plugin-cluster-health-common';
import type { InspectionStore } from '../database/InspectionStore';
import type { InspectionService } from './InspectionService';

/** How soon a report of another replica is shown here. Milliseconds. */
const refreshMs = 15_000;

/** The newest report of each cluster in short, whoever made it. */
export class InspectionFeed {
  readonly #store: InspectionStore;
  readonly #clock: Clock;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #onChange: (cluster: string) => void;
  readonly #newest = new Map<string, InspectionSummary>();
  readonly #unsubscribe: () => void;
  #timer: unknown;
  #stopped = false;

  constructor(options: {
    service: InspectionService;
    store: InspectionStore;
    clock: Clock;
    logger: Pick<LoggerService, 'warn'>;
    /** Called for a cluster that has a new report. */
    onChange: (cluster: string) => void;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#onChange = options.onChange;
    this.#unsubscribe = options.service.subscribe(
      ({ items: _, pillars: __, comparedWith: ___, ...summary }) =>
        this.#take(summary),
    );
    void this.#read();
  }

  newest(cluster: string): InspectionSummary | undefined {
    return this.#newest.get(cluster);
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe();
    this.#clock.clearTimeout(this.#timer);
  }

  async #read(): Promise<void> {
    try {
      for (const summary of await this.#store.newestOfEach()) {
        this.#take(summary);
      }
    } catch (error) {
      this.#logger.warn('Reports could not be read', toError(error));
    }
    if (this.#stopped) return;
    this.#timer = this.#clock.setTimeout(() => void this.#read(), refreshMs);
  }

  #take(summary: InspectionSummary): void {
    const before = this.#newest.get(summary.cluster);
    if (before?.id === summary.id) return;
    if (before && before.finishedAt > summary.finishedAt) return;
    this.#newest.set(summary.cluster, summary);
    this.#onChange(summary.cluster);
  }
}
