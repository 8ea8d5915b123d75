import {
  nodeCondition,
  nodeRow,
  unknown,
  withCondition,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { nodeProblems } from './node-problems';

const watched = withCondition(
  nodeRow('a'),
  nodeCondition('KernelDeadlock', 'False'),
);
const having = (type: string) => ({
  nodes: [withCondition(watched, nodeCondition(type, 'True'))],
});

expectVerdicts(nodeProblems, [
  { when: 'the detector is content', facts: { nodes: [watched] }, is: 'pass' },
  {
    when: 'a kernel hangs',
    facts: having('KernelDeadlock'),
    is: 'warn',
    about: ['a'],
  },
  { when: 'a disk is dead', facts: having('ReadonlyFilesystem'), is: 'fail' },
  { when: 'something good is True', facts: having('NetworkReady'), is: 'pass' },
  { when: 'the type is new to us', facts: having('Sunshine'), is: 'pass' },
  { when: 'no detector runs', facts: {}, is: 'not-applicable' },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
