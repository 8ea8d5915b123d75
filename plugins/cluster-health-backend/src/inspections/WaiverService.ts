import { InputError, NotFoundError } from '@backstage/errors';
import type { Clock, FleetModel } from '@pilotage/fleet-node';
import type {
  CheckInfo,
  Waiver,
  WaiverRequest,
} from '@pilotage/plugin-cluster-health-common';
import type { WaiverBook } from './WaiverBook';

const yearMs = 366 * 24 * 60 * 60 * 1000;

/** Accepts a failing check until a date, and takes that back. */
export class WaiverService {
  readonly #model: Pick<FleetModel, 'cluster'>;
  readonly #checks: readonly Pick<CheckInfo, 'id'>[];
  readonly #book: WaiverBook;
  readonly #clock: Clock;

  constructor(options: {
    model: Pick<FleetModel, 'cluster'>;
    checks: readonly Pick<CheckInfo, 'id'>[];
    book: WaiverBook;
    clock: Clock;
  }) {
    this.#model = options.model;
    this.#checks = options.checks;
    this.#book = options.book;
    this.#clock = options.clock;
  }

  running(): readonly Waiver[] {
    return this.#book.running(this.#clock.now());
  }

  /** @throws InputError when the date or the check makes no sense, NotFoundError when there is no such cluster. */
  async waive(request: WaiverRequest, by: string): Promise<Waiver> {
    const now = this.#clock.now();
    if (request.until <= now) {
      throw new InputError('until: must be in the future');
    }
    if (request.until > now + yearMs) {
      throw new InputError('until: must be at most a year ahead');
    }
    if (!this.#checks.some(({ id }) => id === request.check)) {
      throw new InputError(`check: there is no check ${request.check}`);
    }
    if (!this.#model.cluster(request.cluster)) {
      throw new NotFoundError(`There is no cluster ${request.cluster}`);
    }
    return this.#book.add(request, by);
  }

  /** @throws NotFoundError when no such waiver is running. */
  async end(id: string, by: string): Promise<void> {
    if (await this.#book.end(id, by)) return;
    throw new NotFoundError(`No waiver ${id} is running`);
  }
}
