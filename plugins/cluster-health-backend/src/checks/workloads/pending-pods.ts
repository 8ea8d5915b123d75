import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { clusterTime } from '../shared/clusterTime';
import { kinds } from '../shared/kinds';
import { pendingReason } from '../shared/pods';
import { judgePodTrouble } from '../shared/podTrouble';

export const pendingPods: ClusterCheck = {
  id: 'pending-pods',
  pillar: 'workloads',
  title: 'Every pod finds a place',
  why: 'Replicas that wait are replicas that are not there when they are needed.',
  limits:
    'pods unplaced for over 1 min, or not created for over 5 min; passes: none; warns: some; fails: in system namespaces, or over 1% and more than three; not applicable: no pod',
  suggestion:
    'Compare what the pods ask for with what the nodes offer: resources, selectors, tolerations, volumes.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts => {
    const now = clusterTime(facts, facts.now);
    return judgePodTrouble(facts, 'wait for a place', pod =>
      pendingReason(pod, now),
    );
  },
};
