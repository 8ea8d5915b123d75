import { scaledValueOrZero } from '../../apimachinery/intOrString';
import { selects } from '../../apimachinery/labelSelector';
import type { ScatterTerm } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import type { SidecarSet } from '../kinds/sidecarSet';
import { partitionReplicas } from '../shared/partition';
import { orderForUpdate } from '../shared/updateOrder';
import { isSettled } from './hotUpgrade';
import { isConsistent, isUnderway, isUpdated, isUpgradable } from './podState';

/** What a round does with the pods that are not at the newest state. */
export interface NextPods {
  readonly upgrade: readonly Pod[];
  /** More than images changed since they were injected: nothing but a recreate moves them. */
  readonly blocked: readonly Pod[];
}

/**
 * The pods to update now.
 *
 * `partition` is a share of all pods, yet it is kept back from those still waiting: pods that are blocked or
 * outside the selector do not fill it.
 */
export function nextPods(set: SidecarSet, pods: readonly Pod[]): NextPods {
  const strategy = set.spec.updateStrategy ?? {};
  const old = pods.filter(
    pod =>
      !isUpdated(set, pod) &&
      (!strategy.selector || selects(strategy.selector, pod.metadata.labels)),
  );
  const waiting = orderForUpdate(
    old.filter(pod => isUpgradable(set, pod) && !isUnderway(set, pod)),
    {
      ...strategy,
      ...(strategy.scatterStrategy
        ? { scatterStrategy: spelledOut(strategy.scatterStrategy, pods) }
        : {}),
    },
    pods,
  );
  const kept = partitionReplicas(strategy.partition, pods.length);
  return {
    upgrade: withinBudget(
      set,
      waiting.slice(0, Math.max(waiting.length - kept, 0)),
      pods,
    ),
    blocked: old.filter(pod => !isUpgradable(set, pod)),
  };
}

/**
 * How far down the order `maxUnavailable` reaches. Pods that are not ready cost nothing; updated ones that do
 * not come up do, so that a bad image stops after that many pods.
 */
function withinBudget(
  set: SidecarSet,
  waiting: readonly Pod[],
  pods: readonly Pod[],
): readonly Pod[] {
  const { maxUnavailable = 1 } = set.spec.updateStrategy ?? {};
  const budget = scaledValueOrZero(maxUnavailable, pods.length, 'up');
  let unavailable = pods.filter(
    pod =>
      isUpdated(set, pod) && !(isConsistent(set, pod) && isSettled(set, pod)),
  ).length;
  let count = 0;
  for (const pod of waiting) {
    if (isSettled(set, pod)) {
      if (unavailable >= budget) break;
      unavailable++;
    }
    count++;
  }
  return waiting.slice(0, count);
}

/** A term with value `*` stands for one term per value that pods have. */
function spelledOut(
  terms: readonly ScatterTerm[],
  pods: readonly Pod[],
): readonly ScatterTerm[] {
  const spelled = terms.flatMap(term =>
    term.value === '*'
      ? pods.flatMap(({ metadata }) => {
          const value = metadata.labels?.[term.key];
          return value === undefined ? [] : [{ key: term.key, value }];
        })
      : [term],
  );
  const seen = new Set<string>();
  return spelled.filter(({ key, value }) => {
    const text = `${key}=${value}`;
    return !seen.has(text) && Boolean(seen.add(text));
  });
}
