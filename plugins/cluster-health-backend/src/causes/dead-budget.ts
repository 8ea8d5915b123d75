import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../checks/shared/affected';
import {
  budgetMatches,
  budgetSpec,
  neverAllows,
} from '../checks/shared/budgets';
import { fieldEvidence } from '../checks/shared/evidence';
import { kinds } from '../checks/shared/kinds';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

/** Budgets that forbid every eviction, so that no node under their pods can ever be drained. */
export function findDeadBudgets(facts: ClusterFacts): readonly FoundCause[] {
  const budgets = facts.objects(kinds.podDisruptionBudget);
  if (budgets.state !== 'known') return [];
  const pods = facts.pods.state === 'known' ? facts.pods.value : [];
  return budgets.value.flatMap(budget => {
    const why = neverAllows(budget);
    if (why === undefined) return [];
    const { namespace = '', name } = budget.metadata;
    const { selector, minAvailable, maxUnavailable } = budgetSpec(budget);
    // A selector of expressions has no labels to find an owner by; the pods it protects have.
    const labels =
      pods.find(pod => budgetMatches(budget, pod))?.labels ??
      selector?.matchLabels ??
      {};
    return [
      cause(facts, {
        kind: 'dead-budget',
        parts: [namespace, name],
        severity: 'warning',
        title: `${name} never allows an eviction`,
        detail: why,
        params: { budget: name, namespace, why },
        unit: 'objects',
        affected: [
          affectedObject(facts, 'PodDisruptionBudget', budget, why, labels),
        ],
        evidence: [
          fieldEvidence(
            'PodDisruptionBudget',
            budget,
            maxUnavailable === undefined
              ? 'spec.minAvailable'
              : 'spec.maxUnavailable',
            maxUnavailable ?? minAvailable,
            budgets.at,
          ),
        ],
        owner: facts.ownerOf({ namespace, labels }),
        suggestion:
          'Let it spare at least one pod (maxUnavailable: 1), or run one replica more than it demands.',
      }),
    ];
  });
}
