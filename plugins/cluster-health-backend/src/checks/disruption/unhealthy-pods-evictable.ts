import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { budgetSpec, budgetStatus } from '../shared/budgets';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';

export const unhealthyPodsEvictable: ClusterCheck = {
  id: 'unhealthy-pods-evictable',
  pillar: 'disruption',
  title: 'Pods that serve nobody do not hold up a drain',
  why: 'Unless told otherwise, a budget short of healthy pods protects even those that are broken.',
  limits:
    'budgets short of healthy pods without unhealthyPodEvictionPolicy AlwaysAllow; passes: none; warns: some; not applicable: no budget',
  suggestion: 'Set spec.unhealthyPodEvictionPolicy: AlwaysAllow.',
  hard: false,
  cost: 'C0',
  reads: [kinds.podDisruptionBudget],
  evaluate: facts =>
    judge(
      { budgets: facts.objects(kinds.podDisruptionBudget) },
      ({ budgets }) => {
        if (budgets.value.length === 0)
          return notApplicable('No budget exists');
        const holding = budgets.value.filter(holdsUp);
        return {
          verdict: holding.length ? 'warn' : 'pass',
          summary: `${holding.length} of ${budgets.value.length} budgets protect broken pods; none should`,
          affected: holding.map(budget =>
            affectedObject(
              facts,
              'PodDisruptionBudget',
              budget,
              `${budgetStatus(budget)?.currentHealthy ?? 0} of ${
                budgetStatus(budget)?.desiredHealthy ?? 0
              } healthy`,
              budgetSpec(budget).selector?.matchLabels,
            ),
          ),
        };
      },
    ),
};

function holdsUp(budget: KubeObject): boolean {
  const { currentHealthy = 0, desiredHealthy = 0 } = budgetStatus(budget) ?? {};
  return (
    currentHealthy < desiredHealthy &&
    budgetSpec(budget).unhealthyPodEvictionPolicy !== 'AlwaysAllow'
  );
}
