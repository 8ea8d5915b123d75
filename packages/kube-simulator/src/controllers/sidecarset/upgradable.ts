import { toTime } from '../../apimachinery/time';
import { mapToJson, marks, readJson } from '../../sidecars/marks';
import type { Pod, PodCondition } from '../kinds/pod';
import { conditionOf } from '../shared/podState';

/**
 * A pod whose condition `SidecarSetUpgradable` tells whether one SidecarSet can update it in place. The message
 * holds the answer for every SidecarSet; one No makes the condition False.
 *
 * The answer is written when a pod is found blocked and when it is updated, at no other time: a pod that is
 * current again because the SidecarSet was put back keeps its No.
 *
 * @returns the same pod when it says so already
 */
export function withUpgradable(
  pod: Pod,
  setName: string,
  upgradable: boolean,
  now: number,
): Pod {
  const before = conditionOf(pod, marks.upgradable);
  const answers = {
    ...(readJson(before?.message) as Record<string, boolean> | undefined),
    [setName]: upgradable,
  };
  const all = Object.values(answers).every(Boolean);
  const status = all ? 'True' : 'False';
  const next: PodCondition = {
    type: marks.upgradable,
    status,
    reason: all ? 'AllSidecarsetUpgradable' : 'UpdateImmutableField',
    message: mapToJson(answers),
    lastTransitionTime:
      before?.status === status && before.lastTransitionTime
        ? before.lastTransitionTime
        : toTime(now),
  };
  if (
    before?.status === next.status &&
    before.reason === next.reason &&
    before.message === next.message
  ) {
    return pod;
  }
  const others = (pod.status?.conditions ?? []).filter(
    ({ type }) => type !== marks.upgradable,
  );
  return {
    ...pod,
    status: { ...pod.status, conditions: [...others, next] },
  };
}
