import {
  nodeRow,
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { requestedShare } from './requested-share';

/** A node of 4 cores with pods that ask for so many millicores. */
const asking = (cpuMilli: number, more: object = {}) => ({
  nodes: [nodeRow('a'), nodeRow('other', { pool: 'idle' })],
  pods: [
    podRow('shop/cart', {
      node: 'a',
      requests: { cpuMilli, memoryBytes: 0, incomplete: 0, unlimited: 0 },
      ...more,
    }),
  ],
});

expectVerdicts(requestedShare, [
  { when: 'half', facts: asking(2_000), is: 'pass' },
  {
    when: 'nearly full, though another pool is idle',
    facts: asking(3_600),
    is: 'warn',
    saying: 'fullest pool (workers) at 90%',
  },
  { when: 'full', facts: asking(3_900), is: 'fail' },
  {
    when: 'full of pods that have ended',
    facts: asking(3_900, { phase: 'Succeeded' }),
    is: 'pass',
  },
  {
    when: 'full of memory',
    facts: asking(0, {
      requests: {
        cpuMilli: 0,
        memoryBytes: 16 * 1024 ** 3,
        incomplete: 0,
        unlimited: 0,
      },
    }),
    is: 'fail',
  },
  { when: 'no node takes pods', facts: { nodes: [] }, is: 'not-applicable' },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
