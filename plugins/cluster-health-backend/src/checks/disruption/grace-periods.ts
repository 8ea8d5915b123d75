import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedWorkload } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { workloadReads } from '../shared/kinds';
import { makesPods, podSpec } from '../shared/workloads';

const limitSeconds = 600;

export const gracePeriods: ClusterCheck = {
  id: 'grace-periods',
  pillar: 'disruption',
  title: 'Pods end within ten minutes',
  why: 'Drains and node upgrades give up, or kill, after their own limit; a longer grace period is cut or holds them up.',
  limits:
    'workloads with terminationGracePeriodSeconds over 600; passes: none; warns: some; not applicable: no workload',
  suggestion:
    'Finish work in a preStop hook within ten minutes, or hand it over before the pod ends.',
  hard: false,
  cost: 'C0',
  reads: workloadReads,
  evaluate: facts =>
    judge({ workloads: facts.workloads }, ({ workloads }) => {
      const all = workloads.value.filter(makesPods);
      if (all.length === 0) return notApplicable('There is no workload');
      const long = all.flatMap(workload => {
        const { terminationGracePeriodSeconds: seconds = 30 } = podSpec(
          workload.object,
        );
        return seconds > limitSeconds ? [{ workload, seconds }] : [];
      });
      return {
        verdict: long.length ? 'warn' : 'pass',
        summary: `${long.length} of ${all.length} workloads ask for more than 600 s; none should`,
        affected: long.map(({ workload, seconds }) =>
          affectedWorkload(facts, workload, `${seconds} s`),
        ),
      };
    }),
};
