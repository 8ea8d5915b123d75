/** How many pods change at once, and how often. */
export interface Batches {
  readonly count: number;
  readonly size: number;
}

/** Batches of at most `size` pods; none when nothing changes or nothing can move. */
export function batches(pods: number, size: number): Batches {
  if (pods <= 0 || size <= 0) return { count: 0, size: 0 };
  const largest = Math.min(size, pods);
  return { count: Math.ceil(pods / largest), size: largest };
}
