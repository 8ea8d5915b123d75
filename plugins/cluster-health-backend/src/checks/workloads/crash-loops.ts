import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { crashReasons } from '../shared/containers';
import { kinds } from '../shared/kinds';
import { judgePodTrouble } from '../shared/podTrouble';

export const crashLoops: ClusterCheck = {
  id: 'crash-loops',
  pillar: 'workloads',
  title: 'No container crashes in a loop',
  why: 'Its pod serves nobody, and hides behind phase Running.',
  limits:
    'pods with a container in CrashLoopBackOff or one that cannot start; passes: none; warns: some; fails: in system namespaces, or over 1% and more than three; not applicable: no pod',
  suggestion:
    'Read the log of the run before, and compare with the last revision that worked.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judgePodTrouble(facts, 'crash or cannot start', ({ containers }) => {
      const container = containers.find(
        ({ state, reason }) => state === 'waiting' && crashReasons.has(reason),
      );
      return container && `${container.name}: ${container.reason}`;
    }),
};
