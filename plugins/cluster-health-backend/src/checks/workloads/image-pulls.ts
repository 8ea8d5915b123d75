import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { imageReasons } from '../shared/containers';
import { kinds } from '../shared/kinds';
import { judgePodTrouble } from '../shared/podTrouble';

export const imagePulls: ClusterCheck = {
  id: 'image-pulls',
  pillar: 'workloads',
  title: 'Every image can be pulled',
  why: 'The pod never starts; when a node is lost, nor do those that run today from its cache.',
  limits:
    'pods waiting for an image that cannot be had; passes: none; warns: some; fails: in system namespaces, or over 1% and more than three; not applicable: no pod',
  suggestion:
    'Check the tag, the registry and the namespace’s pull secret; keep images of running versions in the registry.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judgePodTrouble(facts, 'cannot have an image', ({ containers }) => {
      const container = containers.find(
        ({ state, reason }) => state === 'waiting' && imageReasons.has(reason),
      );
      return container && `${container.image}: ${container.reason}`;
    }),
};
