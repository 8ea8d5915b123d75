import type { KubeObject, PodRow } from '@pilotage/fleet-node';
import { isActive } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../shared/affected';
import { budgetMatches } from '../shared/budgets';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';

export const budgetsApart: ClusterCheck = {
  id: 'budgets-apart',
  pillar: 'disruption',
  title: 'No pod has two budgets',
  why: 'The eviction API answers with an error for a pod that two budgets select, so it can never be drained.',
  limits:
    'passes: every pod has at most one PodDisruptionBudget; fails: one has more; not applicable: no budget',
  suggestion: 'Narrow one selector, or delete the budget that is superfluous.',
  hard: false,
  cost: 'C0',
  reads: [kinds.podDisruptionBudget, kinds.pod],
  evaluate: facts =>
    judge(
      {
        budgets: facts.objects(kinds.podDisruptionBudget),
        pods: facts.pods,
      },
      ({ budgets, pods }) => {
        if (budgets.value.length === 0)
          return notApplicable('No budget exists');
        const budgetsOf = budgetsOfPods(budgets.value);
        const torn = pods.value.flatMap(pod => {
          const found = isActive(pod) ? budgetsOf(pod) : [];
          return found.length > 1 ? [{ pod, found }] : [];
        });
        return {
          verdict: torn.length ? 'fail' : 'pass',
          summary: `pods with two and more budgets: ${torn.length}; limit 0`,
          affected: torn.map(({ pod, found }) =>
            affectedPod(
              facts,
              pod,
              found.map(({ metadata }) => metadata.name).join(', '),
            ),
          ),
        };
      },
    ),
};

/** Budgets of a pod. Pods of one owner share their labels, so each set of labels is matched once. */
function budgetsOfPods(budgets: readonly KubeObject[]) {
  const byNamespace = groupBy(
    budgets,
    ({ metadata }) => metadata.namespace ?? '',
  );
  const known = new Map<string, WeakMap<object, readonly KubeObject[]>>();
  return (pod: PodRow): readonly KubeObject[] => {
    const candidates = byNamespace.get(pod.namespace) ?? [];
    if (candidates.length < 2) return [];
    const memory = known.get(pod.namespace) ?? new WeakMap();
    known.set(pod.namespace, memory);
    const found =
      memory.get(pod.labels) ??
      candidates.filter(budget => budgetMatches(budget, pod));
    memory.set(pod.labels, found);
    return found;
  };
}
