import type { KubeObject, PodRow } from '@pilotage/fleet-node';
import { selectorMatches, type LabelSelector } from './labelSelector';

interface BudgetSpec {
  readonly selector?: LabelSelector;
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
  readonly unhealthyPodEvictionPolicy?: string;
}

interface BudgetStatus {
  readonly observedGeneration?: number;
  readonly expectedPods?: number;
  readonly currentHealthy?: number;
  readonly desiredHealthy?: number;
  readonly disruptionsAllowed?: number;
}

export function budgetSpec(budget: KubeObject): BudgetSpec {
  return (budget.spec ?? {}) as BudgetSpec;
}

/** What the disruption controller counted; `undefined` while it has not seen the newest spec. */
export function budgetStatus(budget: KubeObject): BudgetStatus | undefined {
  const status = (budget.status ?? {}) as BudgetStatus;
  const { generation = 0 } = budget.metadata;
  return (status.observedGeneration ?? -1) >= generation ? status : undefined;
}

/** Pods a budget protects: those its selector matches in its own namespace. */
export function budgetMatches(
  budget: KubeObject,
  pod: Pick<PodRow, 'namespace' | 'labels'>,
): boolean {
  return (
    pod.namespace === budget.metadata.namespace &&
    selectorMatches(budgetSpec(budget).selector, pod.labels)
  );
}

/**
 * Why a budget can never allow an eviction however healthy its pods are.
 *
 * @returns one clause; `undefined` when it can, when it protects no pod, and when that is not yet known.
 */
export function neverAllows(budget: KubeObject): string | undefined {
  const { minAvailable, maxUnavailable } = budgetSpec(budget);
  const expected = budgetStatus(budget)?.expectedPods;
  if (!expected) return undefined;
  if (maxUnavailable !== undefined) {
    return scaled(maxUnavailable, expected) === 0
      ? `maxUnavailable is ${maxUnavailable}`
      : undefined;
  }
  const needed = scaled(minAvailable ?? 0, expected);
  return needed >= expected
    ? `minAvailable ${minAvailable} of ${expected} pods leaves none`
    : undefined;
}

/** The disruption controller rounds percentages up, for both fields. */
function scaled(value: number | string, total: number): number {
  if (typeof value === 'number') return value;
  return value.endsWith('%')
    ? Math.ceil((parseInt(value, 10) * total) / 100)
    : Number(value);
}
