import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedWorkload } from '../shared/affected';
import { budgetMatches } from '../shared/budgets';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds, workloadReads } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';
import { percent } from '../shared/text';
import { makesPods, podLabels, replicasOf } from '../shared/workloads';

const limitShare = 0.05;

export const budgetsPresent: ClusterCheck = {
  id: 'budgets-present',
  pillar: 'disruption',
  title: 'Workloads say how many pods may be taken at once',
  why: 'Without a budget, a drain may take all replicas of a workload at the same time.',
  limits:
    'share of workloads with two and more replicas and no PodDisruptionBudget; passes: up to 5%; warns: more; not applicable: no such workload',
  suggestion: 'Add a PodDisruptionBudget with maxUnavailable: 1.',
  hard: false,
  cost: 'C0',
  reads: [kinds.podDisruptionBudget, ...workloadReads],
  evaluate: facts =>
    judge(
      {
        workloads: facts.workloads,
        budgets: facts.objects(kinds.podDisruptionBudget),
      },
      ({ workloads, budgets }) => {
        const all = workloads.value.filter(
          workload =>
            makesPods(workload) &&
            replicasOf(workload.object) >= 2 &&
            !isSystemNamespace(workload.ref.namespace),
        );
        if (all.length === 0) {
          return notApplicable('No workload has two and more replicas');
        }
        const byNamespace = groupBy(
          budgets.value,
          ({ metadata }) => metadata.namespace ?? '',
        );
        const bare = all.filter(({ ref: { namespace }, object }) => {
          const pod = { namespace, labels: podLabels(object) };
          const candidates = byNamespace.get(namespace) ?? [];
          return !candidates.some(budget => budgetMatches(budget, pod));
        });
        const share = bare.length / all.length;
        return {
          verdict: share > limitShare ? 'warn' : 'pass',
          summary: `${bare.length} of ${all.length} (${percent(
            share,
          )}) have no budget; limit 5%`,
          affected: bare.map(workload => affectedWorkload(facts, workload)),
        };
      },
    ),
};
