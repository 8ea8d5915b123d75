import type { CloneSetUpdateStrategy } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import { orderForUpdate } from '../shared/updateOrder';
import { lifecycleState } from './marks';

/**
 * The order in which pods are updated: those preparing already, then as {@link orderForUpdate} has it.
 *
 * @param pods - all pods of the CloneSet; the share of a scattered label is measured on them
 */
export function sortForUpdate(
  waiting: readonly Pod[],
  strategy: CloneSetUpdateStrategy | undefined,
  pods: readonly Pod[],
): readonly Pod[] {
  const sorted = orderForUpdate(waiting, strategy, pods);
  const isPreparing = (pod: Pod) => lifecycleState(pod) === 'PreparingUpdate';
  return [
    ...sorted.filter(isPreparing),
    ...sorted.filter(pod => !isPreparing(pod)),
  ];
}
