import { randomUUID } from 'node:crypto';
import type { VerdictState, WorkloadRef } from '@pilotage/fleet-common';
import type {
  Forecast,
  OperationAnswer,
  OperationRecord,
  RolloutChange,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import { StreamClient } from '@pilotage/plugin-rollout-node/testUtils';
import request from 'supertest';
import type { Portal } from './startPortal';

/**
 * Watches of client-go, and so every controller, wait up to a minute before they connect again after an outage. Matters
 * only to a test that fails.
 */
const defaultLimitMs = 120_000;

/** A person at the Rollout tab of one workload: sees its stream, asks what would happen, and changes it. */
export class RolloutTab {
  readonly stream: StreamClient;
  readonly #portal: Portal;
  readonly #workload: WorkloadRef;
  readonly #limitMs: number;

  /** @param options - `limitMs`: how long to wait for anything, two minutes when not given */
  constructor(
    portal: Portal,
    workload: WorkloadRef,
    options: { readonly limitMs?: number } = {},
  ) {
    this.#portal = portal;
    this.#workload = workload;
    this.#limitMs = options.limitMs ?? defaultLimitMs;
    this.stream = new StreamClient(portal.server, {
      path: `/api/rollout/v1/stream?entity=${this.#entityRef}`,
      headers: portal.headers,
    });
  }

  /** What the tab shows of the workload now. */
  get section(): WorkloadSection {
    const section = this.stream.workload(this.#workload.name);
    if (!section) throw new Error('The workload is not on the page.');
    return section;
  }

  /** The name of the revision with this number, as the tab lists it. */
  revision(number: number): string {
    const { revisions } = this.section.observation;
    const found = revisions.find(revision => revision.number === number);
    if (!found) throw new Error(`No revision ${number} is on the page.`);
    return found.name;
  }

  async forecast(change: RolloutChange): Promise<Forecast> {
    return this.#post('forecasts', 200, this.#question(change));
  }

  /** Makes a change for which a forecast was shown. The same key is the same click. */
  async make(
    change: RolloutChange,
    forecast: Forecast,
    idempotencyKey: string = randomUUID(),
  ): Promise<OperationAnswer> {
    const { uid, resourceVersion, generation, madeAt } = forecast;
    return this.#post('operations', 202, {
      ...this.#question(change),
      uid,
      resourceVersion,
      generation,
      madeAt,
      idempotencyKey,
    });
  }

  /**
   * Forecast, click, and wait until the page shows the change confirmed and the verdict reached.
   *
   * @returns the forecast that was shown before the click
   */
  async change(
    change: RolloutChange,
    verdict: VerdictState,
  ): Promise<Forecast> {
    const forecast = await this.forecast(change);
    const answer = await this.make(change, forecast);
    await this.untilConfirmed(answer.operation, verdict);
    return forecast;
  }

  async untilConfirmed(
    { id }: OperationRecord,
    verdict: VerdictState,
  ): Promise<void> {
    await this.until(
      ({ activity, observation }) =>
        activity[0]?.id === id &&
        activity[0].outcome.state === 'confirmed' &&
        observation.verdict.state === verdict,
    );
  }

  /** Waits until the page shows the workload as wanted. */
  async until(wanted: (section: WorkloadSection) => boolean): Promise<void> {
    const { name } = this.#workload;
    await this.stream.until(
      () => {
        const section = this.stream.workload(name);
        return section !== undefined && wanted(section);
      },
      { limitMs: this.#limitMs },
    );
  }

  async untilVerdict(verdict: VerdictState): Promise<void> {
    await this.until(
      ({ observation }) => observation.verdict.state === verdict,
    );
  }

  close(): void {
    this.stream.close();
  }

  get #entityRef(): string {
    return `component:default/${this.#workload.name}`;
  }

  #question(change: RolloutChange) {
    return { entityRef: this.#entityRef, workload: this.#workload, change };
  }

  async #post<T>(path: string, status: number, body: object): Promise<T> {
    const answer = await request(this.#portal.server)
      .post(`/api/rollout/v1/${path}`)
      .set(this.#portal.headers)
      .send(body);
    if (answer.status !== status) {
      throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    }
    return answer.body as T;
  }
}
