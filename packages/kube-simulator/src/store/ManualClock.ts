import type { Clock } from './Clock';

interface Timer {
  readonly at: number;
  readonly sequence: number;
  readonly callback: () => void;
}

/**
 * A clock that moves only when told to.
 *
 * @public
 */
export class ManualClock implements Clock {
  #now: number;
  #sequence = 0;
  readonly #timers = new Set<Timer>();

  /** @param start - milliseconds since the epoch; default 2026-01-01T00:00:00Z */
  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): unknown {
    const timer: Timer = {
      at: this.#now + Math.max(0, ms),
      sequence: this.#sequence++,
      callback,
    };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as Timer);
  }

  /**
   * Moves time on and fires what is due, in order. Promises settled by one timer are let run before the next
   * fires, so code that awaits between timers behaves as it would in real time.
   *
   * @param ms - milliseconds
   */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await settle();
    }
    this.#now = end;
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > end) continue;
      if (
        !first ||
        timer.at < first.at ||
        (timer.at === first.at && timer.sequence < first.sequence)
      ) {
        first = timer;
      }
    }
    return first;
  }
}

/** One turn of the event loop: pending promise jobs and in-process streams move on. */
function settle(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
