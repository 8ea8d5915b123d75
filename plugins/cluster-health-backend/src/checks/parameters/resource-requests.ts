import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judgeContainerShare } from '../shared/containerShare';
import { kinds } from '../shared/kinds';

export const resourceRequests: ClusterCheck = {
  id: 'resource-requests',
  pillar: 'parameters',
  title: 'Containers say what they need',
  why: 'The scheduler counts a container without requests as nothing, until its node is full of it.',
  limits:
    'share of containers outside system namespaces that request no CPU or no memory; passes: up to 5%; warns: more; fails: over 20% in production; not applicable: no container',
  suggestion:
    'Set requests to what the container uses at its usual peak; a LimitRange gives a default.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judgeContainerShare(
      facts,
      'request no CPU or no memory',
      ({ incomplete }) => incomplete,
    ),
};
