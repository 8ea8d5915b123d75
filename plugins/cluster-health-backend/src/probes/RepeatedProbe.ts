import type { Clock } from '@pilotage/fleet-node';

/** Part of its interval by which a round may be earlier or later, so that clusters are not all asked at once. */
const jitter = 0.1;

/** Does something again and again, on its own schedule, and at once when asked to. Never twice at a time. */
export class RepeatedProbe {
  readonly #options: {
    readonly intervalMs: number;
    readonly clock: Clock;
    readonly random: () => number;
    readonly signal: AbortSignal;
    readonly round: () => Promise<void>;
  };
  #timer: unknown;
  #running: Promise<void> | undefined;

  /** @param options - `round` must not reject */
  constructor(options: {
    intervalMs: number;
    clock: Clock;
    random: () => number;
    signal: AbortSignal;
    round: () => Promise<void>;
  }) {
    this.#options = options;
    const { signal, clock, random, intervalMs } = options;
    signal.addEventListener('abort', () => clock.clearTimeout(this.#timer));
    // The first rounds of many clusters are spread as well, over a tenth of the interval.
    this.#schedule(intervalMs * jitter * random());
  }

  /** Begins a round unless one is on its way, and waits for its end. */
  async now(): Promise<void> {
    this.#running ??= this.#round();
    await this.#running;
  }

  async #round(): Promise<void> {
    const { clock, random, round, intervalMs } = this.#options;
    clock.clearTimeout(this.#timer);
    try {
      await round();
    } finally {
      this.#running = undefined;
      this.#schedule(intervalMs * (1 - jitter + 2 * jitter * random()));
    }
  }

  #schedule(ms: number): void {
    const { clock, signal } = this.#options;
    if (signal.aborted) return;
    this.#timer = clock.setTimeout(() => void this.now(), ms);
  }
}
