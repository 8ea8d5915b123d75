import type { DriverForecast } from '@pilotage/plugin-rollout-node';
import type { Refusal } from './refusals';

/** The forecast of a change that will be refused: nothing changes. */
export function rejectedForecast(
  refused: Refusal,
  podsLeftOld: number,
): DriverForecast {
  return {
    mode: 'rejected',
    code: refused.code,
    reason: `This cannot be done: ${refused.reason}.`,
    pods: 0,
    podsLeftOld,
    containersRestarted: [],
    containersUntouched: [],
    batches: { count: 0, size: 0 },
    inTheWay: [],
    diff: [],
  };
}
