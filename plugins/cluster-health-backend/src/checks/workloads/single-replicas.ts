import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedWorkload } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { workloadReads } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';
import { makesPods, replicasOf } from '../shared/workloads';

export const singleReplicas: ClusterCheck = {
  id: 'single-replicas',
  pillar: 'workloads',
  title: 'Production workloads have more than one replica',
  why: 'One replica is gone with its node, and for as long as every rollout takes.',
  limits:
    'workloads with one replica; passes: none; warns: some; not applicable: outside production, or no workload',
  suggestion: 'Run two and more, spread over nodes, or waive what may be down.',
  hard: false,
  cost: 'C0',
  reads: workloadReads,
  evaluate: facts =>
    judge({ workloads: facts.workloads }, ({ workloads }) => {
      const all = workloads.value.filter(
        workload =>
          makesPods(workload) && !isSystemNamespace(workload.ref.namespace),
      );
      if (!facts.production) return notApplicable('This is no production');
      if (all.length === 0) return notApplicable('There is no workload');
      const single = all.filter(({ object }) => replicasOf(object) === 1);
      return {
        verdict: single.length ? 'warn' : 'pass',
        summary: `${single.length} of ${all.length} workloads have one replica; none should`,
        affected: single.map(workload => affectedWorkload(facts, workload)),
      };
    }),
};
