import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedWorkload } from '../shared/affected';
import { objectCondition } from '../shared/conditions';
import { judge, notApplicable } from '../shared/judge';
import { workloadReads } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';
import { makesPods, replicasOf, replicaStatus } from '../shared/workloads';

export const workloadsAvailable: ClusterCheck = {
  id: 'workloads-available',
  pillar: 'workloads',
  title: 'Workloads are available and their rollouts come to an end',
  why: 'A workload below its minimum serves less than was promised; a rollout past its deadline will not end by itself.',
  limits:
    'workloads with no replica available, Available False or past their progress deadline; passes: none; warns: some; fails: in system namespaces; not applicable: no workload',
  suggestion:
    'Open the workload’s Rollout tab: it says which pods fail and why.',
  hard: false,
  cost: 'C0',
  reads: workloadReads,
  evaluate: facts =>
    judge({ workloads: facts.workloads }, ({ workloads }) => {
      const all = workloads.value.filter(makesPods);
      if (all.length === 0) return notApplicable('There is no workload');
      const bad = all.flatMap(workload => {
        const trouble = troubleOf(workload.object);
        return trouble ? [{ workload, trouble }] : [];
      });
      const some = bad.some(({ workload }) =>
        isSystemNamespace(workload.ref.namespace),
      )
        ? 'fail'
        : 'warn';
      return {
        verdict: bad.length ? some : 'pass',
        summary: `${all.length - bad.length} of ${
          all.length
        } workloads available; all should be`,
        affected: bad.map(({ workload, trouble }) =>
          affectedWorkload(facts, workload, trouble),
        ),
      };
    }),
};

function troubleOf(object: KubeObject): string | undefined {
  const wanted = replicasOf(object);
  const { availableReplicas = 0 } = replicaStatus(object);
  if (wanted > 0 && availableReplicas === 0) {
    return `none of ${wanted} available`;
  }
  const progressing = objectCondition(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return 'past its progress deadline';
  }
  return objectCondition(object, 'Available')?.status === 'False'
    ? `${availableReplicas} of ${wanted} available`
    : undefined;
}
