import {
  podRow,
  testNow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { terminatingPods } from './terminating-pods';

const going = (count: number, secondsPast: number, nodes = 1) => ({
  pods: Array.from({ length: count }, (_, index) =>
    podRow(`shop/cart-${index}`, {
      deleting: true,
      deletionDueAt: testNow - secondsPast * 1000,
      node: `node-${index % nodes}`,
    }),
  ),
});

expectVerdicts(terminatingPods, [
  { when: 'none is deleted', facts: { pods: [podRow('shop/a')] }, is: 'pass' },
  { when: 'one has time left', facts: going(1, -20), is: 'pass' },
  { when: 'one is late', facts: going(1, 300), is: 'warn', about: ['cart-0'] },
  { when: 'five on five nodes', facts: going(5, 300, 5), is: 'warn' },
  { when: 'five on one node', facts: going(5, 300), is: 'fail' },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
