import type { Pod } from '../kinds/pod';
import { conditionOf, isAvailable } from '../shared/podState';
import { lifecycleState, marks } from './marks';

/** Running, ready for long enough and not in the middle of an in-place update. */
export function isUpdateReady(
  pod: Pod,
  minReadySeconds: number,
  now: number,
): boolean {
  if (pod.status?.phase !== 'Running') return false;
  if (!isAvailable(pod, minReadySeconds, now)) return false;
  const inPlace = conditionOf(pod, marks.inPlaceReady);
  return inPlace === undefined || inPlace.status === 'True';
}

/** Counts against no budget: its lifecycle is at rest and it is {@link isUpdateReady}. */
export function isPodAvailable(
  pod: Pod,
  minReadySeconds: number,
  now: number,
): boolean {
  const state = lifecycleState(pod);
  if (state !== undefined && state !== 'Normal') return false;
  return isUpdateReady(pod, minReadySeconds, now);
}
