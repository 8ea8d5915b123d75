import type { ObservedRestarts } from '@pilotage/plugin-cluster-health-node';

const hour = 60 * 60_000;
export const restartsPerHour = 3;

/** Restarts we saw within a time before now. A count from before we watched is never used: it says nothing about today. */
export function restartsWithin(
  { at }: ObservedRestarts,
  now: number,
  withinMs: number,
): number {
  return at.filter(time => now - time <= withinMs).length;
}

/** Whether a container restarts so often that it is in trouble even if it runs at the moment. */
export function restartsOften(restarts: ObservedRestarts, now: number) {
  return restartsWithin(restarts, now, hour) >= restartsPerHour;
}

/** Whether a container was killed for its memory within the last day. */
export function ranOutOfMemory(restarts: ObservedRestarts, now: number) {
  return (
    restarts.lastReason === 'OOMKilled' &&
    restartsWithin(restarts, now, 24 * hour) > 0
  );
}
