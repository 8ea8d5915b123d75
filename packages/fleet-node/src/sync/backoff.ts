const firstMs = 500;
const capMs = 30_000;

/**
 * How long to wait after the n-th failure in a row (from 1): doubled each time, never above 30 s, and spread
 * over its upper half so that many loops do not come back together.
 */
export function backoffMs(attempts: number, random: () => number): number {
  const full = Math.min(capMs, firstMs * 2 ** Math.min(attempts - 1, 16));
  return full / 2 + (full / 2) * random();
}
