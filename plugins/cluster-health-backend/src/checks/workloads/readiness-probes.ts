import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedWorkload } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { workloadReads } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';
import { percent } from '../shared/text';
import { above } from '../shared/verdicts';
import { makesPods, podSpec } from '../shared/workloads';

export const readinessProbes: ClusterCheck = {
  id: 'readiness-probes',
  pillar: 'workloads',
  title: 'Workloads say when they are ready',
  why: 'Without a readiness probe, traffic reaches a pod before it can answer, and a rollout goes on over broken pods.',
  limits:
    'share of workloads without any readiness probe; passes: up to 5%; warns: up to 20%; fails: more; not applicable: no workload',
  suggestion:
    'Add a readinessProbe to the container that serves; the New service template has one.',
  hard: false,
  cost: 'C0',
  reads: workloadReads,
  evaluate: facts =>
    judge({ workloads: facts.workloads }, ({ workloads }) => {
      const all = workloads.value.filter(
        workload =>
          makesPods(workload) && !isSystemNamespace(workload.ref.namespace),
      );
      if (all.length === 0) return notApplicable('There is no workload');
      const bad = all.filter(
        ({ object }) =>
          !podSpec(object).containers?.some(
            ({ readinessProbe }) => readinessProbe !== undefined,
          ),
      );
      const share = bad.length / all.length;
      return {
        verdict: above(share, { warn: 0.05, fail: 0.2 }),
        summary: `${bad.length} of ${all.length} (${percent(
          share,
        )}) have none; limit 5%, failing above 20%`,
        affected: bad.map(workload => affectedWorkload(facts, workload)),
      };
    }),
};
