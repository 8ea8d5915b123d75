import { selects } from '../../apimachinery/labelSelector';
import type { PriorityStrategy, ScatterTerm } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import { comparePods } from './podOrder';
import { scatter } from './scatter';

/** The part of an update strategy that orders pods; every kind of OpenKruise that updates pods has it. */
export interface UpdateOrder {
  readonly priorityStrategy?: PriorityStrategy;
  readonly scatterStrategy?: readonly ScatterTerm[];
}

/**
 * The order in which pods are updated: by the strategy's scatter and priority, then not ready before ready and
 * the rest of {@link comparePods}.
 *
 * @param pods - all pods of the owner; the share of a scattered label is measured on them
 */
export function orderForUpdate(
  waiting: readonly Pod[],
  order: UpdateOrder | undefined,
  pods: readonly Pod[],
): readonly Pod[] {
  let sorted: readonly Pod[] = [...waiting].sort((a, b) => comparePods(a, b));
  const priority = order?.priorityStrategy;
  if (priority) {
    sorted = [...sorted].sort((a, b) => comparePriority(priority, a, b));
  }
  return order?.scatterStrategy
    ? scatter(sorted, order.scatterStrategy, pods)
    : sorted;
}

function comparePriority(strategy: PriorityStrategy, a: Pod, b: Pod): number {
  if (strategy.weightPriority?.length) {
    return weightOf(strategy, b) - weightOf(strategy, a);
  }
  const [levelA, orderA] = orderOf(strategy, a);
  const [levelB, orderB] = orderOf(strategy, b);
  return levelA - levelB || orderB - orderA;
}

function weightOf(strategy: PriorityStrategy, pod: Pod): number {
  return (strategy.weightPriority ?? [])
    .filter(({ matchSelector }) => selects(matchSelector, pod.metadata.labels))
    .reduce((sum, { weight }) => sum + weight, 0);
}

/** Which of the ordered keys the pod has, and the number its value ends with. Without any it goes first. */
function orderOf(strategy: PriorityStrategy, pod: Pod): [number, number] {
  const labels = pod.metadata.labels ?? {};
  for (const [level, { orderedKey }] of (
    strategy.orderPriority ?? []
  ).entries()) {
    const value = labels[orderedKey];
    if (value !== undefined)
      return [level, Number(/\d*$/.exec(value)?.[0] ?? 0)];
  }
  return [-1, 0];
}
