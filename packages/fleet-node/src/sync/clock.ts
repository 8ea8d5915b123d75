/**
 * Time, injectable so that tests decide what time it is.
 *
 * @public
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** @returns a handle for {@link Clock.clearTimeout}. */
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The machine's own clock. Its timers do not keep the process alive. @public */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms).unref(),
  clearTimeout: handle => clearTimeout(handle as NodeJS.Timeout),
};

/** Resolves after `ms` (at once for 0), or as soon as the signal aborts. */
export function delay(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise(resolve => {
    const timer: { handle?: unknown } = {};
    const end = () => {
      clock.clearTimeout(timer.handle);
      signal.removeEventListener('abort', end);
      resolve();
    };
    timer.handle = clock.setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
