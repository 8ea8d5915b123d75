import {
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { memoryLimits } from './memory-limits';

const requests = { cpuMilli: 0, memoryBytes: 0, incomplete: 0, unlimited: 0 };
const pods = (fine: number, lacking: number, namespace = 'shop') => ({
  pods: Array.from({ length: fine + lacking }, (_, index) =>
    podRow(`${namespace}/cart-${index}`, {
      requests: { ...requests, unlimited: index < lacking ? 1 : 0 },
    }),
  ),
});

expectVerdicts(memoryLimits, [
  { when: 'none', facts: pods(9, 0), is: 'pass' },
  { when: 'a tenth', facts: pods(9, 1), is: 'warn', about: ['shop'] },
  { when: 'a third', facts: pods(6, 3), is: 'warn' },
  {
    when: 'a third in production',
    facts: { ...pods(6, 3), production: true },
    is: 'fail',
  },
  {
    when: 'only the system’s own',
    facts: pods(0, 3, 'kube-system'),
    is: 'not-applicable',
  },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
