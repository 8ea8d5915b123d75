import type { Clock } from '@pilotage/fleet-node';
import type { ObjectName } from '../../store/types';

interface Item {
  readonly name: ObjectName;
  readonly dueAt: number;
  readonly timer: unknown;
}

/** Back-off of client-go's rate limiter: 5 ms doubling, here held at 30 s. */
const firstRetryMs = 5;
const lastRetryMs = 30_000;

/**
 * Names of objects to look at. A name waits at most once, however often it was added; a name whose handling
 * failed comes back later and later. One name is handled per turn of the event loop, so that a busy
 * controller does not starve the API.
 */
export class WorkQueue {
  readonly #clock: Clock;
  readonly #handle: (name: ObjectName) => number | undefined;
  readonly #onError: (error: unknown, name: ObjectName) => void;
  readonly #items = new Map<string, Item>();
  readonly #failures = new Map<string, number>();
  #stopped = false;

  /**
   * @param options.handle - looks at the object; answers after how many milliseconds to look again, or undefined
   */
  constructor(options: {
    clock: Clock;
    handle: (name: ObjectName) => number | undefined;
    onError: (error: unknown, name: ObjectName) => void;
  }) {
    this.#clock = options.clock;
    this.#handle = options.handle;
    this.#onError = options.onError;
  }

  /** Adds a name, or brings it forward if it waits for later. */
  add(name: ObjectName, delayMs = 0): void {
    if (this.#stopped) return;
    const key = `${name.namespace ?? ''}/${name.name}`;
    const dueAt = this.#clock.now() + delayMs;
    const waiting = this.#items.get(key);
    if (waiting) {
      if (waiting.dueAt <= dueAt) return;
      this.#clock.clearTimeout(waiting.timer);
    }
    const timer = this.#clock.setTimeout(() => this.#run(key, name), delayMs);
    this.#items.set(key, { name, dueAt, timer });
  }

  stop(): void {
    this.#stopped = true;
    for (const { timer } of this.#items.values()) {
      this.#clock.clearTimeout(timer);
    }
    this.#items.clear();
  }

  #run(key: string, name: ObjectName): void {
    this.#items.delete(key);
    try {
      const again = this.#handle(name);
      this.#failures.delete(key);
      if (again !== undefined) this.add(name, again);
    } catch (error) {
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      this.#onError(error, name);
      this.add(name, Math.min(firstRetryMs * 2 ** failures, lastRetryMs));
    }
  }
}
