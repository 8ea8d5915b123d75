import {
  podRow,
  podsOf,
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { barePods } from './bare-pods';

const owned = podsOf(workload('shop/cart'), 2);

expectVerdicts(barePods, [
  { when: 'all have one', facts: { pods: owned }, is: 'pass' },
  {
    when: 'one has none',
    facts: { pods: [...owned, podRow('shop/debug')] },
    is: 'warn',
    about: ['debug'],
  },
  {
    when: 'one has none in production',
    facts: { pods: [podRow('shop/debug')], production: true },
    is: 'fail',
  },
  {
    when: 'it has ended',
    facts: { pods: [...owned, podRow('shop/debug', { phase: 'Succeeded' })] },
    is: 'pass',
  },
  {
    when: 'it is the system’s own, as static pods are',
    facts: { pods: [podRow('kube-system/etcd')] },
    is: 'not-applicable',
  },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
