import {
  nodeCondition,
  nodeRow,
  unknown,
  withCondition,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { nodesReady } from './nodes-ready';

/** So many nodes, the first of them lost, over two zones. */
function nodes(total: number, lost: number) {
  return Array.from({ length: total }, (_, index) => {
    const node = nodeRow(`node-${index}`, { zone: `zone-${index % 2}` });
    return index < lost
      ? withCondition(node, nodeCondition('Ready', 'Unknown'))
      : node;
  });
}

expectVerdicts(nodesReady, [
  { when: 'all are ready', facts: {}, is: 'pass' },
  {
    when: 'one of ten is not',
    facts: { nodes: nodes(10, 1) },
    is: 'warn',
    saying: '9 of 10 ready',
    about: ['node-0'],
  },
  { when: 'one of three is not', facts: { nodes: nodes(3, 1) }, is: 'warn' },
  { when: 'the only one is not', facts: { nodes: nodes(1, 1) }, is: 'fail' },
  { when: 'a fifth is not', facts: { nodes: nodes(10, 2) }, is: 'fail' },
  {
    when: 'most of a zone is not, though few of all',
    facts: {
      nodes: [
        ...nodes(40, 0),
        ...['x', 'y', 'z'].map(name =>
          withCondition(
            nodeRow(name, { zone: 'far' }),
            nodeCondition('Ready', 'False'),
          ),
        ),
      ],
    },
    is: 'fail',
    saying: 'zone far is down',
  },
  {
    when: 'conditions are shuffled and others put theirs last',
    facts: {
      nodes: [
        nodeRow('a', {
          conditions: [
            ...[...nodeRow('a').conditions].reverse(),
            nodeCondition('KernelDeadlock', 'False'),
            nodeCondition('CNIReady', 'True'),
          ],
        }),
      ],
    },
    is: 'pass',
  },
  {
    when: 'a node reports no condition at all',
    facts: { nodes: [...nodes(20, 0), nodeRow('mute', { conditions: [] })] },
    is: 'warn',
    about: ['mute'],
  },
  { when: 'no node is seen', facts: { nodes: [] }, is: 'unknown' },
  {
    when: 'nodes cannot be read',
    facts: { nodes: unknown('forbidden') },
    is: 'unknown',
  },
]);
