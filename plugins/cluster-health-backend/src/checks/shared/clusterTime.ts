import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';

/**
 * The cluster's own clock at a moment of ours. Times in objects are compared with it, so that a portal whose clock is wrong
 * does not see dead leases.
 *
 * @param at - a moment of our clock, milliseconds since the epoch.
 */
export function clusterTime(facts: ClusterFacts, at: number): number {
  const { readiness } = facts;
  return readiness.state === 'known' ? at - readiness.value.clockSkewMs : at;
}

/**
 * How old a moment written by the cluster was when it was read.
 *
 * @param written - as Kubernetes writes it.
 * @param at - when the object was read, by our clock.
 * @returns milliseconds, or `undefined` when nothing readable is written.
 */
export function ageOf(
  facts: ClusterFacts,
  written: string | undefined,
  at: number,
): number | undefined {
  const time = Date.parse(written ?? '');
  return Number.isNaN(time) ? undefined : clusterTime(facts, at) - time;
}
