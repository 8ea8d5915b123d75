import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../shared/affected';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { worst } from '../shared/verdicts';

export const controlPlanePods: ClusterCheck = {
  id: 'control-plane-pods',
  pillar: 'control-plane',
  title: 'The control plane’s own pods are ready',
  why: 'A component with a pod down has lost its spare; the next failure stops it.',
  limits:
    'per component, passes: all pods ready; warns: one of three or more is not; fails: half or more are not; not applicable: they do not run as pods',
  suggestion:
    'Read the log of the pod on its control plane node; a full disk and an expired certificate are the usual reasons.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judge({ pods: facts.pods }, ({ pods: { value, at } }) => {
      const pods = value.filter(
        ({ namespace, labels }) =>
          namespace === 'kube-system' && labels.tier === 'control-plane',
      );
      if (pods.length === 0) {
        return notApplicable('The control plane does not run as pods here');
      }
      const components = [
        ...groupBy(pods, ({ labels }) => labels.component ?? ''),
      ];
      const bad = pods.filter(({ ready }) => !ready);
      return {
        verdict: worst(
          components.map(([, members]) => {
            const down = members.filter(({ ready }) => !ready).length;
            if (down === 0) return 'pass';
            return down * 2 >= members.length ? 'fail' : 'warn';
          }),
        ),
        summary: `${pods.length - bad.length} of ${pods.length} pods of ${
          components.length
        } components ready; all should be`,
        evidence: [
          {
            source: 'Pods kube-system tier=control-plane',
            value: `${bad.length} not ready`,
            at,
          },
        ],
        affected: bad.map(pod => affectedPod(facts, pod, pod.reason)),
      };
    }),
};
