import {
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { singleReplicas } from './single-replicas';

const replicas = (count: number, namespace = 'shop') => ({
  production: true,
  workloads: [workload(`${namespace}/cart`, { replicas: count })],
});

expectVerdicts(singleReplicas, [
  { when: 'two', facts: replicas(2), is: 'pass' },
  { when: 'one', facts: replicas(1), is: 'warn', about: ['cart'] },
  { when: 'none, as somebody wants', facts: replicas(0), is: 'pass' },
  {
    when: 'one outside production',
    facts: { ...replicas(1), production: false },
    is: 'not-applicable',
  },
  {
    when: 'one of the system',
    facts: replicas(1, 'kube-system'),
    is: 'not-applicable',
  },
  {
    when: 'workloads cannot be read',
    facts: { production: true, workloads: unknown() },
    is: 'unknown',
  },
]);
