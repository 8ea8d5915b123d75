import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { statefulSetsReady } from './stateful-sets-ready';

const set = (ready: number | undefined, namespace = 'shop') => ({
  objects: {
    StatefulSet: [
      kubeObject('StatefulSet', `${namespace}/store`, {
        spec: { replicas: 3 },
        status: { readyReplicas: ready },
      }),
    ],
  },
});

expectVerdicts(statefulSetsReady, [
  { when: 'all are', facts: set(3), is: 'pass' },
  { when: 'one misses a member', facts: set(2), is: 'warn', about: ['store'] },
  { when: 'one has none', facts: set(undefined), is: 'fail' },
  {
    when: 'one of the system misses one',
    facts: set(2, 'kube-system'),
    is: 'fail',
  },
  {
    when: 'there is none',
    facts: { objects: { StatefulSet: [] } },
    is: 'not-applicable',
  },
  {
    when: 'StatefulSets cannot be read',
    facts: { objects: { StatefulSet: unknown() } },
    is: 'unknown',
  },
]);
