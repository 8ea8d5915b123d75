import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judgeContainerShare } from '../shared/containerShare';
import { kinds } from '../shared/kinds';

export const memoryLimits: ClusterCheck = {
  id: 'memory-limits',
  pillar: 'parameters',
  title: 'Containers have a memory limit',
  why: 'One leak without a limit takes the memory of the whole node, and the kubelet picks the victims.',
  limits:
    'share of containers outside system namespaces that have no memory limit; passes: up to 5%; warns: more; fails: over 20% in production; not applicable: no container',
  suggestion:
    'Set the memory limit to the request, or a little above; a LimitRange gives a default.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judgeContainerShare(
      facts,
      'have no memory limit',
      ({ unlimited }) => unlimited,
    ),
};
