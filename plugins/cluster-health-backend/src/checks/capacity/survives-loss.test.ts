import {
  healthyNodes,
  kubeObject,
  nodeRow,
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { survivesLoss } from './survives-loss';

/** Three nodes of four cores, and one pod on each that asks for so much. */
const asking = (cpuMilli: number, owner = '') => ({
  pods: healthyNodes.map(({ name }) =>
    podRow(`shop/on-${name}`, {
      node: name,
      owner,
      requests: { cpuMilli, memoryBytes: 0, incomplete: 0, unlimited: 0 },
    }),
  ),
});

expectVerdicts(survivesLoss, [
  { when: 'there is room', facts: asking(2_000), is: 'pass' },
  { when: 'there is none', facts: asking(3_000), is: 'fail' },
  {
    when: 'zones are bigger than nodes',
    facts: {
      ...asking(2_500),
      nodes: ['a', 'b', 'c', 'd'].map((letter, index) =>
        nodeRow(`node-${letter}`, { zone: index < 3 ? 'big' : 'small' }),
      ),
    },
    is: 'warn',
    saying: 'without zone big',
  },
  {
    when: 'nodes do not say their zone',
    facts: {
      ...asking(2_000),
      nodes: healthyNodes.map(node => ({ ...node, zone: '' })),
    },
    is: 'warn',
    saying: 'without zone unknown',
  },
  {
    when: 'what is lost are agents of the node itself',
    facts: {
      ...asking(3_000, 'DaemonSet/kube-system/agent'),
      objects: { DaemonSet: [kubeObject('DaemonSet', 'kube-system/agent')] },
    },
    is: 'pass',
  },
  {
    when: 'a node that could take over is cordoned',
    facts: {
      ...asking(2_000),
      nodes: [
        ...healthyNodes.slice(0, 2),
        nodeRow('node-c', { cordoned: true }),
      ],
    },
    is: 'fail',
  },
  {
    when: 'there is one node',
    facts: { nodes: [nodeRow('a')] },
    is: 'not-applicable',
  },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
