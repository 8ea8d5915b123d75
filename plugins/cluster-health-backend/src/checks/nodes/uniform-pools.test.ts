import {
  nodeRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { uniformPools } from './uniform-pools';

const kernels = (pool: string, ...versions: string[]) =>
  versions.map((kernelVersion, index) =>
    nodeRow(`${pool}-${index}`, { pool, kernelVersion }),
  );

expectVerdicts(uniformPools, [
  { when: 'all alike', facts: {}, is: 'pass' },
  {
    when: 'a change rolls',
    facts: { nodes: kernels('a', '6.1', '6.1', '6.6') },
    is: 'pass',
  },
  {
    when: 'pools differ from each other only',
    facts: {
      nodes: [
        ...kernels('a', '6.1'),
        ...kernels('b', '6.6'),
        ...kernels('c', '6.12'),
      ],
    },
    is: 'pass',
  },
  {
    when: 'three kinds are in one pool',
    facts: { nodes: kernels('a', '6.1', '6.6', '6.12') },
    is: 'warn',
  },
  { when: 'none is shown', facts: { nodes: [] }, is: 'not-applicable' },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
