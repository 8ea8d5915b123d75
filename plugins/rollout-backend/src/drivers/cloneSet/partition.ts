import type { StepTarget } from '@pilotage/plugin-rollout-common';
import type { IntOrPercent } from '../shared/intOrPercent';
import { parseIntOrPercent, scaleIntOrPercent } from '../shared/intOrPercent';

/**
 * Pods a partition keeps on the old revision. A share rounds up; but below 100 %, and with more than one replica, at
 * least one pod is updated. A partition the controller cannot read counts as none, as it does there.
 */
export function partitionPods(partition: unknown, replicas: number): number {
  const parsed = parseIntOrPercent(partition ?? 0);
  if (!parsed) return 0;
  const kept = scaleIntOrPercent(partition ?? 0, replicas, 'up') ?? 0;
  const holdsAll = parsed.type === 'percent' && kept === replicas;
  if (holdsAll && replicas > 1 && parsed.value !== 100) return replicas - 1;
  return Math.min(Math.max(kept, 0), replicas);
}

/**
 * The partition that updates as much as the target says: a share stays a share, so that it follows the replicas; a
 * number of pods is counted from the replicas of now.
 */
export function partitionFor(
  target: StepTarget,
  replicas: number,
): IntOrPercent {
  return target.type === 'percent'
    ? `${100 - target.value}%`
    : Math.max(replicas - target.value, 0);
}

/** The updated share a partition asks for; `undefined` when it is written as a number of pods. */
export function partitionPercent(partition: unknown): number | undefined {
  const parsed = parseIntOrPercent(partition ?? 0);
  if (parsed?.type === 'percent') return 100 - parsed.value;
  return parsed?.value === 0 ? 100 : undefined;
}
