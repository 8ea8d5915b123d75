import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Clock, FleetModel } from '@pilotage/fleet-node';
import type { Known, OnlineRate } from '@pilotage/plugin-cluster-health-common';
import type { NodeStore } from '../database/NodeStore';
import type { WatchStore } from '../database/WatchStore';
import { onlineRate } from './onlineRate';
import type { OnlineTime } from './onlineTime';
import { joinIntervals, onlineTime } from './onlineTime';

const dayMs = 24 * 60 * 60 * 1000;

/** What a rate is about. */
export const windowMs = 30 * dayMs;

/** How old a rate may get that nothing happened to. Milliseconds. */
const refreshMs = 30_000;

/** Beyond the window, transitions are kept a little, for those who look at the list. */
const keepMs = windowMs + 10 * dayMs;

const nothingYet = {
  known: false,
  reason: 'nothing was recorded yet',
} as const;

/** The online rate of each cluster and of all, worked out from what is stored. */
export class OnlineRates {
  readonly #options: {
    readonly model: Pick<FleetModel, 'clusters'>;
    readonly nodes: NodeStore;
    readonly watches: WatchStore;
    readonly logger: Pick<LoggerService, 'warn'>;
    readonly clock: Clock;
    readonly onChange: (cluster: string) => void;
  };
  readonly #times = new Map<
    string,
    { readonly time: OnlineTime; readonly at: number }
  >();
  #timer: unknown;
  #forgotAt = 0;
  #stopped = false;

  constructor(options: {
    model: Pick<FleetModel, 'clusters'>;
    nodes: NodeStore;
    watches: WatchStore;
    logger: Pick<LoggerService, 'warn'>;
    clock: Clock;
    onChange: (cluster: string) => void;
  }) {
    this.#options = options;
    void this.#refresh();
  }

  of(cluster: string): Known<OnlineRate> {
    const known = this.#times.get(cluster);
    if (!known || known.time.observed === 0) return nothingYet;
    return rateAt(known.at, [known.time]);
  }

  ofAll(): Known<OnlineRate> {
    const known = [...this.#times.values()];
    if (!known.some(({ time }) => time.observed > 0)) return nothingYet;
    return rateAt(
      Math.min(...known.map(({ at }) => at)),
      known.map(({ time }) => time),
    );
  }

  /** Something was written about the cluster. */
  async update(cluster: string): Promise<void> {
    const { nodes, watches, clock, onChange, logger } = this.#options;
    const now = clock.now();
    const window = { from: now - windowMs, to: now };
    try {
      const [histories, watched] = await Promise.all([
        nodes.histories(cluster, window.from),
        watches.intervals(cluster, window.from),
      ]);
      const time = onlineTime({
        window,
        nodes: histories,
        watched: joinIntervals(watched),
      });
      this.#times.set(cluster, { time, at: now });
      onChange(cluster);
    } catch (error) {
      logger.warn('The online rate could not be read', toError(error));
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#timer);
  }

  async #refresh(): Promise<void> {
    const { model, clock } = this.#options;
    const names = model.clusters().map(({ cluster }) => cluster.name);
    for (const name of this.#times.keys()) {
      if (!names.includes(name)) this.#times.delete(name);
    }
    for (const name of names) {
      if (this.#stopped) return;
      await this.update(name);
    }
    await this.#forget();
    if (this.#stopped) return;
    this.#timer = clock.setTimeout(() => void this.#refresh(), refreshMs);
  }

  async #forget(): Promise<void> {
    const { nodes, watches, clock, logger } = this.#options;
    const now = clock.now();
    if (now - this.#forgotAt < dayMs / 24) return;
    this.#forgotAt = now;
    try {
      await nodes.forget(now - keepMs);
      await watches.forget(now - keepMs);
    } catch (error) {
      logger.warn('Old transitions could not be deleted', toError(error));
    }
  }
}

function rateAt(at: number, times: readonly OnlineTime[]): Known<OnlineRate> {
  const window = { from: at - windowMs, to: at };
  return { known: true, value: onlineRate(window, times), at };
}
