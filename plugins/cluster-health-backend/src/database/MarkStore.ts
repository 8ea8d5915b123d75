import type { ServingMark } from '@pilotage/fleet-common';
import type { Knex } from 'knex';

interface MarkRow {
  readonly cluster: string;
  readonly state: ServingMark['state'];
  readonly reason: string;
  readonly checks: string;
  readonly since: number | string;
}

/** The table of serving marks: what the gate decided last, so that a restart forgets neither decision nor date. */
export class MarkStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async list(): Promise<ReadonlyMap<string, ServingMark>> {
    const rows = await this.#knex<MarkRow>('serving_marks');
    return new Map(
      rows.map(({ cluster, state, reason, checks, since }) => [
        cluster,
        {
          state,
          reason,
          checks: JSON.parse(checks) as ServingMark['checks'],
          since: Number(since),
        },
      ]),
    );
  }

  /** Two replicas that decide the same keep the date of the first. */
  async set(cluster: string, mark: ServingMark): Promise<void> {
    const { state, reason, since } = mark;
    const row = { state, reason, checks: JSON.stringify(mark.checks), since };
    const inserted = await this.#knex<MarkRow>('serving_marks')
      .insert({ cluster, ...row })
      .onConflict('cluster')
      .ignore()
      .returning('cluster');
    if (inserted.length > 0) return;
    await this.#knex<MarkRow>('serving_marks')
      .where({ cluster })
      .whereNot({ state })
      .update(row);
  }
}
