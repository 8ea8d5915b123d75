/**
 * Time as the simulator sees it. Everything that waits goes through it, so a test can drive it.
 *
 * @public
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** @returns a handle for {@link Clock.clearTimeout} */
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/**
 * The clock of this machine. Its timers keep no process alive.
 *
 * @public
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms).unref(),
  clearTimeout: handle => clearTimeout(handle as NodeJS.Timeout),
};
