import type { PodRow } from '@pilotage/fleet-node';
import type { Forecast } from '@pilotage/plugin-rollout-common';
import { medianRestart, medianStart } from './observedDurations';

/** What the time of a change depends on. */
export interface FloorInput {
  readonly mode: Forecast['mode'];
  readonly containersRestarted: readonly string[];
  readonly batches: number;
  readonly minReadySeconds: number;
  readonly pods: readonly PodRow[];
}

/**
 * A time the change is not expected to beat, in milliseconds: one batch after the other, each as long as the pods of
 * this workload took before, and minReadySeconds more. `undefined` when nothing is known.
 */
export function floorMs(input: FloorInput): number | undefined {
  if (input.batches === 0) return undefined;
  const each = (observed(input) ?? 0) + input.minReadySeconds * 1000;
  return each > 0 ? each * input.batches : undefined;
}

function observed(input: FloorInput): number | undefined {
  if (input.mode === 'recreate') return medianStart(input.pods);
  return input.containersRestarted.length > 0
    ? medianRestart(input.pods)
    : undefined;
}
