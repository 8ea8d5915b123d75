import {
  podRow,
  testNow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { pendingPods } from './pending-pods';

const waiting = (name: string, seconds: number) =>
  podRow(name, {
    phase: 'Pending',
    node: '',
    reason: 'Unschedulable',
    message: '0/3 nodes are available: 3 Insufficient cpu.',
    createdAt: testNow - seconds * 1000,
  });

expectVerdicts(pendingPods, [
  { when: 'all run', facts: { pods: [podRow('shop/cart')] }, is: 'pass' },
  {
    when: 'one waits for 30 s',
    facts: { pods: [waiting('shop/cart', 30)] },
    is: 'pass',
  },
  {
    when: 'one waits for 90 s',
    facts: { pods: [waiting('shop/cart', 90)] },
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'one of the system waits',
    facts: { pods: [waiting('kube-system/dns', 90)] },
    is: 'fail',
  },
  { when: 'there is no pod', facts: {}, is: 'not-applicable' },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
