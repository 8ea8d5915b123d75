import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Interval } from '../availability/onlineTime';

interface IntervalRow {
  readonly id: string;
  readonly cluster: string;
  readonly from_at: number | string;
  readonly to_at: number | string;
}

interface WatcherRow {
  readonly cluster: string;
  readonly replica: string;
  readonly until_at: number | string;
}

/** The tables of who watches which cluster, and when somebody did. */
export class WatchStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /**
   * Becomes, or stays, the one replica that records a cluster.
   *
   * @returns false while another one is.
   */
  async take(options: {
    readonly cluster: string;
    readonly replica: string;
    readonly now: number;
    readonly until: number;
  }): Promise<boolean> {
    const { cluster, replica, now, until } = options;
    const inserted = await this.#knex<WatcherRow>('watchers')
      .insert({ cluster, replica, until_at: until })
      .onConflict('cluster')
      .ignore()
      .returning('cluster');
    if (inserted.length === 1) return true;
    const taken = await this.#knex<WatcherRow>('watchers')
      .where({ cluster })
      .where(free => free.where({ replica }).orWhere('until_at', '<', now))
      .update({ replica, until_at: until });
    return taken === 1;
  }

  async leave(cluster: string, replica: string): Promise<void> {
    await this.#knex<WatcherRow>('watchers')
      .where({ cluster, replica })
      .delete();
  }

  /** @returns the id of a new interval that is as long as a moment. */
  async begin(cluster: string, at: number): Promise<string> {
    const id = randomUUID();
    await this.#knex<IntervalRow>('watch_intervals').insert({
      id,
      cluster,
      from_at: at,
      to_at: at,
    });
    return id;
  }

  async extend(id: string, to: number): Promise<void> {
    await this.#knex<IntervalRow>('watch_intervals')
      .where({ id })
      .update({ to_at: to });
  }

  /** Intervals that reach beyond this time. */
  async intervals(cluster: string, from: number): Promise<Interval[]> {
    const rows = await this.#knex<IntervalRow>('watch_intervals')
      .where({ cluster })
      .where('to_at', '>', from);
    return rows.map(row => ({
      from: Number(row.from_at),
      to: Number(row.to_at),
    }));
  }

  async forget(before: number): Promise<void> {
    await this.#knex<IntervalRow>('watch_intervals')
      .where('to_at', '<', before)
      .delete();
  }
}
