import type { Clock } from '@pilotage/fleet-node';
import { ManualClock } from '@pilotage/fleet-node/testUtils';

interface Timer {
  handle: unknown;
  readonly at: number;
  readonly callback: () => void;
}

/** The least that passes between two looks at what is awaited, milliseconds. */
const stepMs = 50;

/**
 * A clock that starts in the past and is driven from there, so that what takes half an hour is over in
 * seconds and yet has happened: pods have ages, deadlines have passed. Then it becomes the clock of this
 * machine, and waiting timers go on in real time.
 */
export class DrivenClock implements Clock {
  readonly #past: ManualClock;
  readonly #timers = new Set<Timer>();
  #live = false;

  /** @param start - milliseconds since the epoch */
  constructor(start: number) {
    this.#past = new ManualClock(start);
  }

  now(): number {
    return this.#live ? Date.now() : this.#past.now();
  }

  setTimeout(callback: () => void, ms: number): unknown {
    const timer: Timer = {
      handle: undefined,
      // Whole milliseconds, as timers of this machine have them.
      at: Math.ceil(this.now() + ms),
      callback: () => {
        this.#timers.delete(timer);
        callback();
      },
    };
    this.#timers.add(timer);
    this.#arm(timer);
    return timer;
  }

  clearTimeout(handle: unknown): void {
    const timer = handle as Timer | undefined;
    if (!timer || !this.#timers.delete(timer)) return;
    if (this.#live) clearTimeout(timer.handle as NodeJS.Timeout);
    else this.#past.clearTimeout(timer.handle);
  }

  advance(ms: number): Promise<void> {
    return this.#past.advance(ms);
  }

  /** Lets time pass until something that needs it is done. Stretches in which nothing is due are leapt over. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let isDone = false;
    const done = promise.finally(() => {
      isDone = true;
    });
    // Its failure is told by the return below, not by this branch.
    done.catch(() => {});
    while (!isDone) await this.advance(Math.max(stepMs, this.#msToNext()));
    return done;
  }

  /** Catches up with the present and stays there. */
  async goLive(): Promise<void> {
    while (this.#past.now() < Date.now()) {
      await this.#past.advance(Date.now() - this.#past.now());
    }
    this.#live = true;
    for (const timer of this.#timers) {
      this.#past.clearTimeout(timer.handle);
      this.#arm(timer);
    }
  }

  #msToNext(): number {
    let next = Infinity;
    for (const { at } of this.#timers) next = Math.min(next, at);
    return next === Infinity ? 0 : next - this.now();
  }

  #arm(timer: Timer): void {
    const ms = Math.max(timer.at - this.now(), 0);
    timer.handle = this.#live
      ? setTimeout(timer.callback, ms).unref()
      : this.#past.setTimeout(timer.callback, ms);
  }
}
