import {
  nodeCondition,
  nodeRow,
  unknown,
  withCondition,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { nodePressure } from './node-pressure';

const nodes = (total: number, pressed: number, pool = 'workers') =>
  Array.from({ length: total }, (_, index) => {
    const node = nodeRow(`${pool}-${index}`, { pool });
    return index < pressed
      ? withCondition(node, nodeCondition('DiskPressure', 'True'))
      : node;
  });

expectVerdicts(nodePressure, [
  { when: 'none', facts: {}, is: 'pass' },
  {
    when: 'one',
    facts: { nodes: nodes(3, 1) },
    is: 'warn',
    about: ['workers-0'],
  },
  { when: 'few of a big pool', facts: { nodes: nodes(50, 2) }, is: 'warn' },
  {
    when: 'many of a small pool among many nodes',
    facts: { nodes: [...nodes(100, 0), ...nodes(4, 2, 'gpu')] },
    is: 'fail',
  },
  {
    when: 'a condition that is good when True is True',
    facts: {
      nodes: [withCondition(nodeRow('a'), nodeCondition('CNIReady', 'True'))],
    },
    is: 'pass',
  },
  { when: 'none is shown', facts: { nodes: [] }, is: 'not-applicable' },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
