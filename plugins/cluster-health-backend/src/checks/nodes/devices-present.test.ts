import {
  nodeRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { devicesPresent } from './devices-present';

function node(total: number, free: number, resource = 'nvidia.com/gpu') {
  const plain = nodeRow('a');
  return {
    nodes: [
      {
        ...plain,
        capacity: { ...plain.capacity, extended: { [resource]: total } },
        allocatable: { ...plain.allocatable, extended: { [resource]: free } },
      },
    ],
  };
}

expectVerdicts(devicesPresent, [
  { when: 'all can be given out', facts: node(8, 8), is: 'pass' },
  { when: 'one is lost', facts: node(8, 7), is: 'warn', about: ['a'] },
  { when: 'all are lost', facts: node(8, 0), is: 'fail' },
  {
    when: 'it is only huge pages',
    facts: node(8, 4, 'hugepages-2Mi'),
    is: 'not-applicable',
  },
  { when: 'there are none', facts: {}, is: 'not-applicable' },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
