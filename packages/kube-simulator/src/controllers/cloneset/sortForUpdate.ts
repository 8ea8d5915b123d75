import type {
  CloneSetUpdateStrategy,
  PriorityStrategy,
} from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import { selects } from '../../apimachinery/labelSelector';
import { comparePods } from '../shared/podOrder';
import { lifecycleState } from './marks';
import { scatter } from './scatter';

/**
 * The order in which pods are updated: those preparing already, then by the strategy's scatter and priority,
 * then not ready before ready and the rest of {@link comparePods}.
 *
 * @param pods - all pods of the CloneSet; the share of a scattered label is measured on them
 */
export function sortForUpdate(
  waiting: readonly Pod[],
  strategy: CloneSetUpdateStrategy | undefined,
  pods: readonly Pod[],
): readonly Pod[] {
  let sorted: readonly Pod[] = [...waiting].sort((a, b) => comparePods(a, b));
  const priority = strategy?.priorityStrategy;
  if (priority) {
    sorted = [...sorted].sort((a, b) => comparePriority(priority, a, b));
  }
  if (strategy?.scatterStrategy) {
    sorted = scatter(sorted, strategy.scatterStrategy, pods);
  }
  const isPreparing = (pod: Pod) => lifecycleState(pod) === 'PreparingUpdate';
  return [
    ...sorted.filter(isPreparing),
    ...sorted.filter(pod => !isPreparing(pod)),
  ];
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
