import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { budgetStatus } from '../shared/budgets';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';

export const budgetsUsed: ClusterCheck = {
  id: 'budgets-used',
  pillar: 'disruption',
  title: 'Every budget protects something',
  why: 'A budget whose selector matches nothing, after a rename for example, protects nothing and says nothing.',
  limits:
    'passes: every budget is observed and expects pods; warns: one is not, or expects none; not applicable: no budget',
  suggestion:
    'Compare its selector with the labels of the pods it is meant for, or delete it.',
  hard: false,
  cost: 'C0',
  reads: [kinds.podDisruptionBudget],
  evaluate: facts =>
    judge(
      { budgets: facts.objects(kinds.podDisruptionBudget) },
      ({ budgets }) => {
        if (budgets.value.length === 0)
          return notApplicable('No budget exists');
        const idle = budgets.value.flatMap(budget => {
          const trouble = troubleOf(budget);
          return trouble ? [{ budget, trouble }] : [];
        });
        return {
          verdict: idle.length ? 'warn' : 'pass',
          summary: `${idle.length} of ${budgets.value.length} budgets protect nothing; none should`,
          affected: idle.map(({ budget, trouble }) =>
            affectedObject(facts, 'PodDisruptionBudget', budget, trouble),
          ),
        };
      },
    ),
};

function troubleOf(budget: KubeObject): string | undefined {
  const status = budgetStatus(budget);
  if (!status) return 'the disruption controller has not seen its newest spec';
  return status.expectedPods ? undefined : 'it expects no pods';
}
