import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** How long a cause was, and is, seen on one cluster. Times are milliseconds since the epoch. */
export interface RememberedCause {
  readonly cluster: string;
  readonly key: string;
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** Since when it is not there; `undefined` while it is. */
  readonly goneAt?: number;
  /** When it came back after it was gone, oldest first. */
  readonly returnedAt: readonly number[];
}

/** PostgreSQL gives bigints as text. */
interface CauseRow {
  readonly cluster: string;
  readonly key_hash: string;
  readonly key: string;
  readonly first_seen: number | string;
  readonly last_seen: number | string;
  readonly gone_at: number | string | null;
  readonly returned_at: string;
}

/** Rows of one statement; SQLite allows 999 values. */
const chunkSize = 100;

/** The table of causes. Every statement may be repeated, and by two replicas at once, without counting anything twice. */
export class CauseStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Causes seen since this time. */
  async list(since: number): Promise<RememberedCause[]> {
    const rows = await this.#knex<CauseRow>('causes').where(
      'last_seen',
      '>=',
      since,
    );
    return rows.map(fromRow);
  }

  async get(
    cluster: string,
    key: string,
  ): Promise<RememberedCause | undefined> {
    const row = await this.#knex<CauseRow>('causes')
      .where({ cluster, key_hash: hash(key) })
      .first();
    return row && fromRow(row);
  }

  /** Notes that a cause is there for the first time, unless another replica did. */
  async add(cluster: string, key: string, at: number): Promise<void> {
    await this.#knex<CauseRow>('causes')
      .insert({
        cluster,
        key_hash: hash(key),
        key,
        first_seen: at,
        last_seen: at,
        gone_at: null,
        returned_at: '[]',
      })
      .onConflict(['cluster', 'key_hash'])
      .ignore();
  }

  /** Notes that a cause that was gone is back. Of several replicas one does it. */
  async comeBack(
    cause: RememberedCause,
    at: number,
    returnedAt: readonly number[],
  ): Promise<void> {
    await this.#knex<CauseRow>('causes')
      .where({ cluster: cause.cluster, key_hash: hash(cause.key) })
      .whereNotNull('gone_at')
      .update({
        gone_at: null,
        last_seen: at,
        returned_at: JSON.stringify(returnedAt),
      });
  }

  async goAway(cause: RememberedCause, at: number): Promise<void> {
    await this.#knex<CauseRow>('causes')
      .where({ cluster: cause.cluster, key_hash: hash(cause.key) })
      .whereNull('gone_at')
      .update({ gone_at: at });
  }

  /** Notes that these causes of a cluster are still there. */
  async stay(
    cluster: string,
    keys: readonly string[],
    at: number,
  ): Promise<void> {
    for (let start = 0; start < keys.length; start += chunkSize) {
      await this.#knex<CauseRow>('causes')
        .where({ cluster })
        .whereIn('key_hash', keys.slice(start, start + chunkSize).map(hash))
        .whereNull('gone_at')
        .where('last_seen', '<', at)
        .update({ last_seen: at });
    }
  }

  async forget(before: number): Promise<void> {
    await this.#knex<CauseRow>('causes')
      .where('last_seen', '<', before)
      .delete();
  }
}

function hash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function fromRow(row: CauseRow): RememberedCause {
  return {
    cluster: row.cluster,
    key: row.key,
    firstSeen: Number(row.first_seen),
    lastSeen: Number(row.last_seen),
    ...(row.gone_at === null ? {} : { goneAt: Number(row.gone_at) }),
    returnedAt: JSON.parse(row.returned_at) as number[],
  };
}
