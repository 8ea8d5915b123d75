import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { budgetSpec, neverAllows } from '../shared/budgets';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { failInProduction } from '../shared/verdicts';

export const budgetsAllow: ClusterCheck = {
  id: 'budgets-allow',
  pillar: 'disruption',
  title: 'Every budget can allow an eviction',
  why: 'A budget that never does holds up every drain, until somebody takes the pod by force at the worst moment.',
  limits:
    'budgets with maxUnavailable 0, or minAvailable of all their pods; passes: none; warns: some; fails: some in production; not applicable: no budget',
  suggestion:
    'Let it spare at least one pod (maxUnavailable: 1), or run one replica more than it demands.',
  hard: false,
  cost: 'C0',
  reads: [kinds.podDisruptionBudget],
  evaluate: facts =>
    judge(
      { budgets: facts.objects(kinds.podDisruptionBudget) },
      ({ budgets }) => {
        if (budgets.value.length === 0)
          return notApplicable('No budget exists');
        const dead = budgets.value.flatMap(budget => {
          const why = neverAllows(budget);
          return why === undefined ? [] : [{ budget, why }];
        });
        return {
          verdict: dead.length ? failInProduction(facts) : 'pass',
          summary: `${dead.length} of ${budgets.value.length} budgets never allow one; none should`,
          affected: dead.map(({ budget, why }) =>
            affectedObject(
              facts,
              'PodDisruptionBudget',
              budget,
              why,
              budgetSpec(budget).selector?.matchLabels,
            ),
          ),
        };
      },
    ),
};
