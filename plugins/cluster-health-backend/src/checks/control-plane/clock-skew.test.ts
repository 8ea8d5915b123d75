import { unknown } from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { clockSkew } from './clock-skew';

expectVerdicts(clockSkew, [
  { when: '1 s', facts: { readiness: { clockSkewMs: 1_000 } }, is: 'pass' },
  {
    when: '10 s behind',
    facts: { readiness: { clockSkewMs: 10_000 } },
    is: 'warn',
    saying: '10 s behind ours',
  },
  {
    when: '40 s ahead',
    facts: { readiness: { clockSkewMs: -40_000 } },
    is: 'fail',
    saying: '40 s ahead of ours',
  },
  { when: 'no answer', facts: { readiness: unknown() }, is: 'unknown' },
]);
