import type {
  InspectionItem,
  InspectionReport,
  InspectionSummary,
} from '@pilotage/plugin-cluster-health-common';
import type { Knex } from 'knex';
import { countPillars } from '../inspections/countVerdicts';

interface InspectionRow {
  readonly id: string;
  readonly cluster: string;
  readonly trigger: string;
  readonly started_at: number | string;
  readonly finished_at: number | string;
  readonly counts: string;
  readonly score: string;
  readonly items: string;
  readonly compared_with: string | null;
}

const summaryColumns = [
  'id',
  'cluster',
  'trigger',
  'started_at',
  'finished_at',
  'counts',
  'score',
] as const;

/** The table of reports. */
export class InspectionStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async add(report: InspectionReport): Promise<void> {
    await this.#knex<InspectionRow>('inspections').insert({
      id: report.id,
      cluster: report.cluster,
      trigger: JSON.stringify(report.trigger),
      started_at: report.startedAt,
      finished_at: report.finishedAt,
      counts: JSON.stringify(report.counts),
      score: JSON.stringify(report.score),
      items: JSON.stringify(report.items),
      compared_with: report.comparedWith
        ? JSON.stringify(report.comparedWith)
        : null,
    });
  }

  async get(
    cluster: string,
    id: string,
  ): Promise<InspectionReport | undefined> {
    const row = await this.#knex<InspectionRow>('inspections')
      .where({ cluster, id })
      .first();
    return row && reportOf(row);
  }

  async newest(cluster: string): Promise<InspectionReport | undefined> {
    const row = await this.#knex<InspectionRow>('inspections')
      .where({ cluster })
      .orderBy('finished_at', 'desc')
      .first();
    return row && reportOf(row);
  }

  /** The newest first. */
  async history(cluster: string, limit: number): Promise<InspectionSummary[]> {
    const rows = await this.#knex<InspectionRow>('inspections')
      .where({ cluster })
      .orderBy('finished_at', 'desc')
      .limit(limit)
      .select(...summaryColumns);
    return rows.map(summaryOf);
  }

  /** The newest report of each cluster, in short. */
  async newestOfEach(): Promise<InspectionSummary[]> {
    const knex = this.#knex;
    const newest = knex<InspectionRow>('inspections')
      .select('cluster')
      .max({ finished: 'finished_at' })
      .groupBy('cluster')
      .as('newest');
    const rows = await knex('inspections')
      .join(newest, function sameRun() {
        this.on('inspections.cluster', 'newest.cluster').andOn(
          'inspections.finished_at',
          'newest.finished',
        );
      })
      .select<InspectionRow[]>(
        summaryColumns.map(column => `inspections.${column}`),
      );
    return rows.map(summaryOf);
  }

  /** @returns how many reports that were finished before are gone now. */
  async forget(before: number): Promise<number> {
    return this.#knex<InspectionRow>('inspections')
      .where('finished_at', '<', before)
      .delete();
  }
}

function summaryOf(
  row: Pick<InspectionRow, (typeof summaryColumns)[number]>,
): InspectionSummary {
  return {
    id: row.id,
    cluster: row.cluster,
    trigger: JSON.parse(row.trigger) as InspectionSummary['trigger'],
    startedAt: Number(row.started_at),
    finishedAt: Number(row.finished_at),
    counts: JSON.parse(row.counts) as InspectionSummary['counts'],
    score: JSON.parse(row.score) as InspectionSummary['score'],
  };
}

function reportOf(row: InspectionRow): InspectionReport {
  const items = JSON.parse(row.items) as InspectionItem[];
  return {
    ...summaryOf(row),
    items,
    pillars: countPillars(items),
    ...(row.compared_with
      ? {
          comparedWith: JSON.parse(
            row.compared_with,
          ) as InspectionReport['comparedWith'],
        }
      : {}),
  };
}
