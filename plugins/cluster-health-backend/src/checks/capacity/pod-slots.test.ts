import {
  nodeRow,
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { podSlots } from './pod-slots';

const pods = (count: number) => ({
  nodes: [nodeRow('a'), nodeRow('idle')],
  pods: Array.from({ length: count }, (_, index) =>
    podRow(`shop/cart-${index}`, { node: 'a' }),
  ),
});
const silent = nodeRow('a');

expectVerdicts(podSlots, [
  { when: '50 of 110', facts: pods(50), is: 'pass' },
  { when: '100 of 110', facts: pods(100), is: 'warn', about: ['a'] },
  { when: '110 of 110', facts: pods(110), is: 'fail' },
  {
    when: 'no node says its maximum',
    facts: {
      nodes: [{ ...silent, allocatable: { ...silent.allocatable, pods: 0 } }],
    },
    is: 'not-applicable',
  },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
