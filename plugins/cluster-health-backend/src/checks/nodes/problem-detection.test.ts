import {
  nodeCondition,
  nodeRow,
  unknown,
  withCondition,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { problemDetection } from './problem-detection';

const nodes = (watched: number, blind: number) => [
  ...Array.from({ length: watched }, (_, index) =>
    withCondition(
      nodeRow(`watched-${index}`),
      nodeCondition('KernelDeadlock', 'False'),
    ),
  ),
  ...Array.from({ length: blind }, (_, index) => nodeRow(`blind-${index}`)),
];

expectVerdicts(problemDetection, [
  { when: 'everywhere', facts: { nodes: nodes(10, 0) }, is: 'pass' },
  {
    when: 'on 19 of 20',
    facts: { nodes: nodes(19, 1) },
    is: 'warn',
    about: ['blind-0'],
  },
  { when: 'on half', facts: { nodes: nodes(5, 5) }, is: 'fail' },
  { when: 'nowhere', facts: {}, is: 'not-applicable' },
  { when: 'no node is shown', facts: { nodes: [] }, is: 'not-applicable' },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
