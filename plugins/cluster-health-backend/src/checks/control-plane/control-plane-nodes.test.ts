import {
  nodeRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { controlPlaneNodes } from './control-plane-nodes';

const members = (count: number, role = 'control-plane') => [
  nodeRow('worker'),
  ...Array.from({ length: count }, (_, index) =>
    nodeRow(`control-${index}`, { roles: [role] }),
  ),
];

expectVerdicts(controlPlaneNodes, [
  { when: 'three', facts: { nodes: members(3) }, is: 'pass' },
  {
    when: 'three by the old name',
    facts: { nodes: members(3, 'master') },
    is: 'pass',
  },
  { when: 'two', facts: { nodes: members(2) }, is: 'warn' },
  { when: 'one', facts: { nodes: members(1) }, is: 'warn' },
  {
    when: 'one in production',
    facts: { nodes: members(1), production: true },
    is: 'fail',
    about: ['control-0'],
  },
  { when: 'none shows', facts: { nodes: members(0) }, is: 'not-applicable' },
  { when: 'nodes cannot be read', facts: { nodes: unknown() }, is: 'unknown' },
]);
