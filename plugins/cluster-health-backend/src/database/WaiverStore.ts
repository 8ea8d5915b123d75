import { randomUUID } from 'node:crypto';
import type {
  Waiver,
  WaiverRequest,
} from '@pilotage/plugin-cluster-health-common';
import type { Knex } from 'knex';

interface WaiverRow {
  readonly id: string;
  readonly cluster: string;
  readonly check_id: string;
  readonly reason: string;
  readonly created_by: string;
  readonly created_at: number | string;
  readonly until_at: number | string;
  readonly ended_at: number | string | null;
  readonly ended_by: string | null;
}

/** The table of waivers. A waiver that was taken back stays, with who did it. */
export class WaiverStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Those running at this time, the newest first. */
  async list(now: number): Promise<Waiver[]> {
    const rows = await this.#knex<WaiverRow>('waivers')
      .whereNull('ended_at')
      .where('until_at', '>', now)
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
    return rows.map(fromRow);
  }

  async add(request: WaiverRequest, by: string, now: number): Promise<Waiver> {
    const { cluster, check, reason, until } = request;
    const waiver = {
      id: randomUUID(),
      cluster,
      check,
      reason,
      by,
      createdAt: now,
      until,
    };
    await this.#knex<WaiverRow>('waivers').insert({
      id: waiver.id,
      cluster,
      check_id: check,
      reason,
      created_by: by,
      created_at: now,
      until_at: until,
      ended_at: null,
      ended_by: null,
    });
    return waiver;
  }

  /** @returns the waiver that was ended, `undefined` when none of this id was running. */
  async end(id: string, by: string, now: number): Promise<Waiver | undefined> {
    const [row] = await this.#knex<WaiverRow>('waivers')
      .where({ id })
      .whereNull('ended_at')
      .where('until_at', '>', now)
      .update({ ended_at: now, ended_by: by })
      .returning('*');
    return row && fromRow(row);
  }
}

function fromRow(row: WaiverRow): Waiver {
  return {
    id: row.id,
    cluster: row.cluster,
    check: row.check_id,
    reason: row.reason,
    by: row.created_by,
    createdAt: Number(row.created_at),
    until: Number(row.until_at),
  };
}
