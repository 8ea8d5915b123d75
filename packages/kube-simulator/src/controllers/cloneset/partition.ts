import { scaledValue, type IntOrPercent } from '../shared/intOrPercent';

/**
 * How many pods keep the old revision. A percentage rounds up, yet below 100 % at least one of several pods
 * is updated.
 */
export function partitionReplicas(
  partition: IntOrPercent | undefined,
  replicas: number,
): number {
  let kept = scaledValue(partition, replicas, 'up');
  if (
    replicas > 1 &&
    kept === replicas &&
    typeof partition === 'string' &&
    partition !== '100%'
  ) {
    kept = replicas - 1;
  }
  return Math.max(Math.min(kept, replicas), 0);
}
