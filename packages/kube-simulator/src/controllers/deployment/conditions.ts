import type { DeploymentCondition } from '../kinds/deployment';
import { toTime } from '../../apimachinery/time';

export type Conditions = readonly DeploymentCondition[];

export function findCondition(
  conditions: Conditions,
  type: string,
): DeploymentCondition | undefined {
  return conditions.find(condition => condition.type === type);
}

/**
 * Replaces a condition. One with the same status and reason stays as it is; one with the same status keeps the
 * time of its transition.
 */
export function setCondition(
  conditions: Conditions,
  wanted: Omit<DeploymentCondition, 'lastUpdateTime' | 'lastTransitionTime'>,
  now: number,
): Conditions {
  const before = findCondition(conditions, wanted.type);
  if (before?.status === wanted.status && before.reason === wanted.reason) {
    return conditions;
  }
  return replaceCondition(conditions, wanted, now);
}

/** As {@link setCondition}, but the same reason again is news: it moves the time of the last update. */
export function replaceCondition(
  conditions: Conditions,
  wanted: Omit<DeploymentCondition, 'lastUpdateTime' | 'lastTransitionTime'>,
  now: number,
): Conditions {
  const before = findCondition(conditions, wanted.type);
  return [
    ...removeCondition(conditions, wanted.type),
    {
      ...wanted,
      lastUpdateTime: toTime(now),
      lastTransitionTime:
        before?.status === wanted.status
          ? before.lastTransitionTime
          : toTime(now),
    },
  ];
}

export function removeCondition(
  conditions: Conditions,
  type: string,
): Conditions {
  return conditions.filter(condition => condition.type !== type);
}
