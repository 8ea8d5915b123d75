import type { Pod } from '../kinds/pod';
import { conditionOf } from './podState';
import { fromTime } from '../../apimachinery/time';

const phaseOrder: Record<string, number> = {
  Pending: 0,
  Unknown: 1,
  Running: 2,
};

/**
 * The order in which pods are given up, as `controller.ActivePods` has it: unassigned, pending, not ready,
 * ready for a shorter time, restarted more often, younger. The pod to give up first sorts first.
 *
 * @param tieBreak - asked between readiness and age, where deletion cost and rank go
 */
export function comparePods(
  a: Pod,
  b: Pod,
  tieBreak: (a: Pod, b: Pod) => number = () => 0,
): number {
  const readyA = conditionOf(a, 'Ready');
  const readyB = conditionOf(b, 'Ready');
  const isReadyA = readyA?.status === 'True';
  const isReadyB = readyB?.status === 'True';
  return (
    Number(Boolean(a.spec.nodeName)) - Number(Boolean(b.spec.nodeName)) ||
    (phaseOrder[a.status?.phase ?? 'Pending'] ?? 0) -
      (phaseOrder[b.status?.phase ?? 'Pending'] ?? 0) ||
    Number(isReadyA) - Number(isReadyB) ||
    tieBreak(a, b) ||
    (isReadyA && isReadyB
      ? fromTime(readyB.lastTransitionTime) -
        fromTime(readyA.lastTransitionTime)
      : 0) ||
    restarts(b) - restarts(a) ||
    fromTime(b.metadata.creationTimestamp) -
      fromTime(a.metadata.creationTimestamp)
  );
}

function restarts(pod: Pod): number {
  return Math.max(
    0,
    ...(pod.status?.containerStatuses ?? []).map(
      container => container.restartCount ?? 0,
    ),
  );
}

/** Annotation `controller.kubernetes.io/pod-deletion-cost`; 0 if missing or unreadable. */
function deletionCost(pod: Pod): number {
  const text =
    pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'];
  return text !== undefined && /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : 0;
}

/**
 * Chooses pods to delete: deletion cost, then pods that share their node with most of their siblings, come
 * before age.
 *
 * @param siblings - the pods that count for sharing a node; default `pods`
 */
export function choosePodsToDelete(
  pods: readonly Pod[],
  count: number,
  siblings: readonly Pod[] = pods,
): readonly Pod[] {
  if (count >= pods.length) return pods;
  const perNode = new Map<string, number>();
  for (const { spec } of siblings) {
    if (spec.nodeName) {
      perNode.set(spec.nodeName, (perNode.get(spec.nodeName) ?? 0) + 1);
    }
  }
  const rank = (pod: Pod) => perNode.get(pod.spec.nodeName ?? '') ?? 0;
  return [...pods]
    .sort((a, b) =>
      comparePods(
        a,
        b,
        (x, y) => deletionCost(x) - deletionCost(y) || rank(y) - rank(x),
      ),
    )
    .slice(0, count);
}
