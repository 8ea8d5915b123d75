import {
  nodeCondition,
  nodeRow,
  unknown,
  withCondition,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { nodesHeard } from './nodes-heard';

const nodes = (total: number, silent: number) =>
  Array.from({ length: total }, (_, index) => {
    const node = nodeRow(`node-${index}`);
    return index < silent
      ? withCondition(node, nodeCondition('Ready', 'Unknown'))
      : node;
  });

expectVerdicts(nodesHeard, [
  { when: 'all report', facts: {}, is: 'pass' },
  {
    when: 'one reports that it is not ready, which another check tells',
    facts: {
      nodes: [withCondition(nodeRow('a'), nodeCondition('Ready', 'False'))],
    },
    is: 'pass',
  },
  {
    when: 'one of three is silent',
    facts: { nodes: nodes(3, 1) },
    is: 'warn',
    about: ['node-0'],
  },
  { when: 'one in a hundred', facts: { nodes: nodes(200, 2) }, is: 'warn' },
  { when: 'more', facts: { nodes: nodes(200, 3) }, is: 'fail' },
  {
    when: 'one never reported',
    facts: { nodes: [nodeRow('mute', { conditions: [] })] },
    is: 'warn',
    about: ['mute'],
  },
  { when: 'none is shown', facts: { nodes: [] }, is: 'not-applicable' },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
