import type {
  DisruptionBudget,
  DisruptionBudgetStatus,
} from '../kinds/disruptionBudget';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import type { Decision } from '../runtime/actions';
import { canonicalJson } from '../shared/canonicalJson';
import { scaledValueOrZero } from '../../apimachinery/intOrString';
import { isReady } from '../shared/podState';
import { fromTime, toTime } from '../../apimachinery/time';

/** How long an evicted pod may take to show a deletionTimestamp before it counts again. */
const deletionTimeoutMs = 120_000;

interface BudgetSnapshot {
  readonly budget: DisruptionBudget;
  /** Pods the budget selects. */
  readonly pods: readonly Pod[];
  /** Sum of `spec.replicas` of the workloads that control these pods, each once. */
  readonly expectedScale: number;
}

/** The status of a PodDisruptionBudget; evictions are granted from it. */
export function decideBudget(
  { budget, pods, expectedScale }: BudgetSnapshot,
  { now }: { readonly now: number },
): Decision {
  const { minAvailable, maxUnavailable } = budget.spec;
  const disruptedPods = stillDisrupted(budget, pods, now);
  const currentHealthy = pods.filter(
    pod =>
      pod.metadata.deletionTimestamp === undefined &&
      disruptedPods[pod.metadata.name] === undefined &&
      isReady(pod),
  ).length;
  // A plain minAvailable needs no workload behind the pods, so it counts the pods themselves.
  const expectedPods =
    maxUnavailable === undefined && typeof minAvailable === 'number'
      ? pods.length
      : expectedScale;
  const desiredHealthy =
    maxUnavailable === undefined
      ? scaledValueOrZero(minAvailable, expectedPods, 'up')
      : Math.max(
          expectedPods - scaledValueOrZero(maxUnavailable, expectedPods, 'up'),
          0,
        );
  const disruptionsAllowed =
    expectedPods > 0 ? Math.max(currentHealthy - desiredHealthy, 0) : 0;
  const status: DisruptionBudgetStatus = {
    ...(budget.metadata.generation === undefined
      ? {}
      : { observedGeneration: budget.metadata.generation }),
    disruptionsAllowed,
    currentHealthy,
    desiredHealthy,
    expectedPods,
    ...(Object.keys(disruptedPods).length > 0 ? { disruptedPods } : {}),
    conditions: [allowedCondition(budget, disruptionsAllowed > 0, now)],
  };
  const requeue =
    status.disruptedPods === undefined
      ? {}
      : { requeueAfterMs: deletionTimeoutMs };
  if (canonicalJson(budget.status ?? {}) === canonicalJson(status)) {
    return { actions: [], ...requeue };
  }
  return {
    actions: [
      {
        verb: 'updateStatus',
        resource: resources.disruptionBudgets,
        object: { ...budget, status },
      },
    ],
    ...requeue,
  };
}

function stillDisrupted(
  { status }: DisruptionBudget,
  pods: readonly Pod[],
  now: number,
): Record<string, string> {
  return Object.fromEntries(
    pods.flatMap(({ metadata }) => {
      const since = status?.disruptedPods?.[metadata.name];
      const waits =
        since !== undefined &&
        metadata.deletionTimestamp === undefined &&
        fromTime(since) + deletionTimeoutMs >= now;
      return waits ? [[metadata.name, since]] : [];
    }),
  );
}

function allowedCondition(
  { status, metadata }: DisruptionBudget,
  isAllowed: boolean,
  now: number,
) {
  const wanted = isAllowed ? 'True' : 'False';
  const before = status?.conditions?.find(
    ({ type }) => type === 'DisruptionAllowed',
  );
  return {
    type: 'DisruptionAllowed',
    status: wanted,
    reason: isAllowed ? 'SufficientPods' : 'InsufficientPods',
    message: '',
    ...(metadata.generation === undefined
      ? {}
      : { observedGeneration: metadata.generation }),
    lastTransitionTime:
      before?.status === wanted ? before.lastTransitionTime : toTime(now),
  };
}
