import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { controlPlaneLeases, readyz } from '../shared/kinds';
import { judgeLeaderLease } from '../shared/leaderLease';

export const controllerManagerLease: ClusterCheck = {
  id: 'controller-manager-lease',
  pillar: 'control-plane',
  title: 'The controller manager renews its lease',
  why: 'Without it Deployments do not roll, lost nodes are not noticed, and endpoints go stale.',
  limits:
    'passes: renewed at most 30 s before it was read; warns: up to 60 s; fails: longer; unknown: no such Lease',
  suggestion:
    'Look at the kube-controller-manager pods or processes on the control plane nodes; a healthy one renews its Lease every two seconds.',
  hard: true,
  cost: 'C1',
  // The Date header of /readyz corrects for a difference between the clocks.
  reads: [controlPlaneLeases, readyz],
  evaluate: facts => judgeLeaderLease(facts, 'kube-controller-manager'),
};
