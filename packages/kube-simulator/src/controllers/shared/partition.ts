import {
  scaledValueOrZero,
  type IntOrString,
} from '../../apimachinery/intOrString';

/**
 * How many pods keep the old revision. A percentage rounds up, yet below 100 % at least one of several pods
 * is updated.
 */
export function partitionReplicas(
  partition: IntOrString | undefined,
  replicas: number,
): number {
  let kept = scaledValueOrZero(partition, replicas, 'up');
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
