import {
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { gracePeriods } from './grace-periods';

const grace = (terminationGracePeriodSeconds?: number) => ({
  workloads: [
    workload('shop/cart', { podSpec: { terminationGracePeriodSeconds } }),
  ],
});

expectVerdicts(gracePeriods, [
  { when: 'nothing is said', facts: grace(), is: 'pass' },
  { when: 'ten minutes', facts: grace(600), is: 'pass' },
  { when: 'an hour', facts: grace(3600), is: 'warn', about: ['cart'] },
  { when: 'there is none', facts: {}, is: 'not-applicable' },
  {
    when: 'workloads cannot be read',
    facts: { workloads: unknown() },
    is: 'unknown',
  },
]);
