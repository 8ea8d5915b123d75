import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { controlPlaneLeases, readyz } from '../shared/kinds';
import { judgeLeaderLease } from '../shared/leaderLease';

export const schedulerLease: ClusterCheck = {
  id: 'scheduler-lease',
  pillar: 'control-plane',
  title: 'The scheduler renews its lease',
  why: 'Without a scheduler no new pod finds a node, and every rollout that creates pods stops.',
  limits:
    'passes: renewed at most 30 s before it was read; warns: up to 60 s; fails: longer; unknown: no such Lease',
  suggestion:
    'Look at the kube-scheduler pods or processes on the control plane nodes; a healthy one renews its Lease every two seconds.',
  hard: true,
  cost: 'C1',
  // The Date header of /readyz corrects for a difference between the clocks.
  reads: [controlPlaneLeases, readyz],
  evaluate: facts => judgeLeaderLease(facts, 'kube-scheduler'),
};
