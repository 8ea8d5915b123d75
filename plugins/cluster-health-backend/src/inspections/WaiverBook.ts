import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Clock } from '@pilotage/fleet-node';
import type {
  Waiver,
  WaiverRequest,
} from '@pilotage/plugin-cluster-health-common';
import type { WaiverStore } from '../database/WaiverStore';

/** How soon a waiver of another replica is known here. Milliseconds. */
const refreshMs = 10_000;

/** The waivers that are running, at hand for everything that is judged all the time. An expired one waives nothing. */
export class WaiverBook {
  readonly #store: WaiverStore;
  readonly #clock: Clock;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #onChange: (cluster: string) => void;
  #waivers: readonly Waiver[] = [];
  #timer: unknown;
  #stopped = false;

  constructor(options: {
    store: WaiverStore;
    clock: Clock;
    logger: Pick<LoggerService, 'warn'>;
    /** Called for a cluster whose waivers changed. */
    onChange: (cluster: string) => void;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#onChange = options.onChange;
  }

  /** Reads them the first time, and from then on again and again. */
  async start(): Promise<void> {
    await this.refresh();
    this.#schedule();
  }

  /** Reads what other replicas did. */
  async refresh(): Promise<void> {
    this.#replace(await this.#store.list(this.#clock.now()));
  }

  /** Those running now. */
  running(now: number): readonly Waiver[] {
    return this.#waivers.filter(({ until }) => until > now);
  }

  isWaived(cluster: string, check: string, now: number): boolean {
    return this.running(now).some(
      waiver => waiver.cluster === cluster && waiver.check === check,
    );
  }

  async add(request: WaiverRequest, by: string): Promise<Waiver> {
    const waiver = await this.#store.add(request, by, this.#clock.now());
    this.#replace([waiver, ...this.#waivers]);
    return waiver;
  }

  /** @returns false when none of this id is running. */
  async end(id: string, by: string): Promise<boolean> {
    const ended = await this.#store.end(id, by, this.#clock.now());
    this.#replace(this.#waivers.filter(waiver => waiver.id !== id));
    return ended !== undefined;
  }

  stop(): void {
    this.#stopped = true;
    this.#clock.clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = this.#clock.setTimeout(() => {
      this.refresh()
        .catch(error => {
          this.#logger.warn('Waivers could not be read', toError(error));
        })
        .finally(() => this.#schedule());
    }, refreshMs);
  }

  #replace(waivers: readonly Waiver[]): void {
    const before = new Map(this.#waivers.map(waiver => [waiver.id, waiver]));
    const after = new Map(waivers.map(waiver => [waiver.id, waiver]));
    this.#waivers = waivers;
    const changed = new Set<string>();
    for (const { id, cluster } of [...before.values(), ...after.values()]) {
      if (before.has(id) !== after.has(id)) changed.add(cluster);
    }
    for (const cluster of changed) this.#onChange(cluster);
  }
}
