import { isConditionTrue } from '../../apimachinery/conditions';
import type { Pod, PodCondition } from '../kinds/pod';
import { fromTime } from '../../apimachinery/time';

export function conditionOf(pod: Pod, type: string): PodCondition | undefined {
  return pod.status?.conditions?.find(condition => condition.type === type);
}

/** Neither finished nor being deleted: the pods a controller counts. */
export function isActive(pod: Pod): boolean {
  return (
    pod.metadata.deletionTimestamp === undefined &&
    pod.status?.phase !== 'Succeeded' &&
    pod.status?.phase !== 'Failed'
  );
}

export function isReady(pod: Pod): boolean {
  return isConditionTrue(pod, 'Ready');
}

/** Ready, and for long enough. */
export function isAvailable(
  pod: Pod,
  minReadySeconds: number,
  now: number,
): boolean {
  const ready = conditionOf(pod, 'Ready');
  if (ready?.status !== 'True') return false;
  return (
    minReadySeconds === 0 ||
    fromTime(ready.lastTransitionTime) + minReadySeconds * 1000 <= now
  );
}

/**
 * Replaces a condition if its status differs, else leaves it: a condition keeps reason, message and time as
 * long as its status stays.
 */
export function withCondition(pod: Pod, condition: PodCondition): Pod {
  const conditions = pod.status?.conditions ?? [];
  const at = conditions.findIndex(({ type }) => type === condition.type);
  if (conditions[at]?.status === condition.status) return pod;
  return {
    ...pod,
    status: {
      ...pod.status,
      conditions:
        at < 0
          ? [...conditions, condition]
          : conditions.map((old, index) => (index === at ? condition : old)),
    },
  };
}
