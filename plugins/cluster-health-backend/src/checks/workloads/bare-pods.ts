import { isActive } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';
import { failInProduction } from '../shared/verdicts';

export const barePods: ClusterCheck = {
  id: 'bare-pods',
  pillar: 'workloads',
  title: 'Every pod has a controller',
  why: 'Nobody makes a pod without a controller again when its node is drained or lost.',
  limits:
    'pods without a controller outside system namespaces; passes: none; warns: some; fails: some in production; not applicable: no pod',
  suggestion:
    'Make it a Deployment, a CloneSet or a Job; or delete what was left behind.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judge({ pods: facts.pods }, ({ pods }) => {
      const all = pods.value.filter(
        pod => isActive(pod) && !isSystemNamespace(pod.namespace),
      );
      if (all.length === 0) return notApplicable('There is no pod');
      const bare = all.filter(({ owner }) => owner === '');
      return {
        verdict: bare.length ? failInProduction(facts) : 'pass',
        summary: `${bare.length} of ${all.length} pods have no controller; none should`,
        affected: bare.map(pod => affectedPod(facts, pod)),
      };
    }),
};
