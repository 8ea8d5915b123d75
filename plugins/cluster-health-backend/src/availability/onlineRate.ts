import type { OnlineRate } from '@pilotage/plugin-cluster-health-common';
import type { Interval, OnlineTime } from './onlineTime';

/** The rate over one cluster or several. Nothing observed has no rate, and nothing expected no coverage. */
export function onlineRate(
  window: Interval,
  times: readonly OnlineTime[],
): OnlineRate {
  const sum = (of: (time: OnlineTime) => number) =>
    times.reduce((total, time) => total + of(time), 0);
  const observed = sum(time => time.observed);
  const expected = sum(time => time.expected);
  return {
    ...window,
    rate: observed > 0 ? sum(({ online }) => online) / observed : undefined,
    coverage: expected > 0 ? observed / expected : 0,
    nodes: sum(({ nodes }) => nodes),
    gone: sum(({ gone }) => gone),
  };
}
