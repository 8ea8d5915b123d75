import {
  testNow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { outOfMemory } from './out-of-memory';

const restarts = (
  count: number,
  hoursAgo: number,
  lastReason = 'OOMKilled',
) => ({
  restarts: Array.from({ length: count }, (_, index) => ({
    pod: { namespace: 'shop', name: `cart-${index}` },
    owner: 'cart',
    container: 'main',
    image: 'cart:1',
    lastReason,
    at: [testNow - hoursAgo * 60 * 60_000],
  })),
});

expectVerdicts(outOfMemory, [
  { when: 'nothing restarted', facts: {}, is: 'pass' },
  { when: 'it was another reason', facts: restarts(9, 1, 'Error'), is: 'pass' },
  { when: 'it was two days ago', facts: restarts(9, 48), is: 'pass' },
  {
    when: 'one was killed',
    facts: restarts(1, 1),
    is: 'warn',
    about: ['cart-0'],
  },
  { when: 'five of one workload were', facts: restarts(5, 1), is: 'fail' },
  {
    when: 'nobody has watched',
    facts: { restarts: unknown() },
    is: 'unknown',
  },
]);
