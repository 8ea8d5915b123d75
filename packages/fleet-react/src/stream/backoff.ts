const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

/**
 * Milliseconds to wait before attempt `attempt` (0 is the first retry). Grows twofold to 30 s; half of it is
 * random, so that many pages do not come back at once.
 *
 * @param random - a number from 0 to 1.
 */
export function backoffDelay(attempt: number, random: number): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * random;
}
