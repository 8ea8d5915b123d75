/** The moment of every fact that `clusterFacts` builds; milliseconds since the epoch. @public */
export const testNow = Date.UTC(2026, 0, 15, 12);

/**
 * A moment before {@link testNow} as Kubernetes writes it.
 *
 * @param seconds - how long before; negative for a moment after it.
 * @public
 */
export function secondsAgo(seconds: number): string {
  return new Date(testNow - seconds * 1000).toISOString();
}

/** A moment before {@link testNow} as Kubernetes writes it. @public */
export function daysAgo(days: number): string {
  return secondsAgo(days * 24 * 60 * 60);
}
