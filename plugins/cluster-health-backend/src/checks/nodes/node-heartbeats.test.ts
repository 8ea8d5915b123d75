import {
  nodeCondition,
  nodeRow,
  testNow,
  unknown,
  withCondition,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { nodeHeartbeats } from './node-heartbeats';

const confirmed = (type: string, minutesAgo: number) => ({
  nodes: [
    withCondition(
      nodeRow('a'),
      nodeCondition(type, 'False', {
        heartbeatAt: minutesAgo ? testNow - minutesAgo * 60_000 : 0,
      }),
    ),
  ],
});

expectVerdicts(nodeHeartbeats, [
  { when: 'all within minutes', facts: {}, is: 'pass' },
  {
    when: 'a detector died an hour ago',
    facts: confirmed('KernelDeadlock', 60),
    is: 'warn',
    about: ['a'],
  },
  {
    when: 'it is only our clock that is an hour ahead',
    facts: {
      ...confirmed('KernelDeadlock', 60),
      readiness: { clockSkewMs: 60 * 60_000 },
    },
    is: 'pass',
  },
  {
    when: 'the network plugin wrote once, long ago',
    facts: confirmed('NetworkUnavailable', 9999),
    is: 'pass',
  },
  {
    when: 'one says nothing',
    facts: confirmed('KernelDeadlock', 0),
    is: 'pass',
  },
  {
    when: 'a node that is not ready stopped reporting',
    facts: { nodes: [{ ...nodeRow('a'), conditions: [] }] },
    is: 'not-applicable',
  },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
