import type { Clock } from '../sync/clock';

/**
 * A clock that moves only when told to.
 *
 * @public
 */
export class ManualClock implements Clock {
  #now: number;
  #timers = new Map<number, { at: number; callback: () => void }>();
  #handles = 0;

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): unknown {
    this.#handles += 1;
    this.#timers.set(this.#handles, { at: this.#now + ms, callback });
    return this.#handles;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as number);
  }

  /** Milliseconds until each timer that is set, soonest first. */
  get pending(): number[] {
    return [...this.#timers.values()]
      .map(({ at }) => at - this.#now)
      .sort((a, b) => a - b);
  }

  /** Moves on, fires what is due in order, and lets everything that follows from it happen. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end);
      const [next] = due.sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      const [handle, { at, callback }] = next;
      this.#timers.delete(handle);
      this.#now = Math.max(this.#now, at);
      callback();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/**
 * Lets every promise that can go on without the outside world go on.
 *
 * @public
 */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }
}
