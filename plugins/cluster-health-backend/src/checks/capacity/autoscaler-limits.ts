import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { objectCondition } from '../shared/conditions';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';

export const autoscalerLimits: ClusterCheck = {
  id: 'autoscaler-limits',
  pillar: 'capacity',
  title: 'Autoscalers can still scale',
  why: 'An autoscaler at its maximum, or without metrics, no longer answers to load.',
  limits:
    'passes: none is at its maximum or without metrics; warns: some; not applicable: no HorizontalPodAutoscaler',
  suggestion:
    'Raise maxReplicas if the cluster has room; bring the metrics API back if it does not answer.',
  hard: false,
  cost: 'C1',
  reads: [kinds.horizontalPodAutoscaler],
  evaluate: facts =>
    judge(
      { scalers: facts.objects(kinds.horizontalPodAutoscaler) },
      ({ scalers }) => {
        if (scalers.value.length === 0) {
          return notApplicable('No HorizontalPodAutoscaler exists');
        }
        const bad = scalers.value.flatMap(scaler => {
          const trouble = troubleOf(scaler);
          return trouble ? [{ scaler, trouble }] : [];
        });
        return {
          verdict: bad.length ? 'warn' : 'pass',
          summary: `${bad.length} of ${scalers.value.length} cannot scale further; none should be there`,
          affected: bad.map(({ scaler, trouble }) =>
            affectedObject(facts, 'HorizontalPodAutoscaler', scaler, trouble),
          ),
        };
      },
    ),
};

function troubleOf(scaler: KubeObject): string | undefined {
  const active = objectCondition(scaler, 'ScalingActive');
  // ScalingDisabled: somebody scaled the workload to zero.
  if (active?.status === 'False' && active.reason !== 'ScalingDisabled') {
    return active.message ?? active.reason ?? 'ScalingActive is False';
  }
  const { maxReplicas } = (scaler.spec ?? {}) as {
    readonly maxReplicas?: number;
  };
  const limited = objectCondition(scaler, 'ScalingLimited');
  return limited?.status === 'True' && limited.reason === 'TooManyReplicas'
    ? `at its maximum of ${maxReplicas}`
    : undefined;
}
