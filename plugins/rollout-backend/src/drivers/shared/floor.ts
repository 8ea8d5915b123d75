import type { PodRow } from '@pilotage/fleet-node';
import type { Forecast } from '@pilotage/plugin-rollout-common';
import { fastestStart } from './observedStart';

/**
 * A time the change cannot beat, in milliseconds: one batch after the other, each at least as long as the fastest start
 * seen and as minReadySeconds. How long a restart in place takes cannot be told from the pods, so there only
 * minReadySeconds counts. `undefined` when nothing is known.
 */
export function floorMs(input: {
  readonly mode: Forecast['mode'];
  readonly batches: number;
  readonly minReadySeconds: number;
  readonly pods: readonly PodRow[];
}): number | undefined {
  if (input.batches === 0) return undefined;
  const start =
    input.mode === 'recreate' ? fastestStart(input.pods) : undefined;
  const each = (start ?? 0) + input.minReadySeconds * 1000;
  return each > 0 ? each * input.batches : undefined;
}
