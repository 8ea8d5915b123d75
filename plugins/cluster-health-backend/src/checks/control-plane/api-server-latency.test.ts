import { unknown } from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { apiServerLatency } from './api-server-latency';

expectVerdicts(apiServerLatency, [
  { when: '1 s', facts: { readiness: { latencyMs: 1_000 } }, is: 'pass' },
  { when: '2 s', facts: { readiness: { latencyMs: 2_000 } }, is: 'warn' },
  { when: '4 s', facts: { readiness: { latencyMs: 4_000 } }, is: 'fail' },
  { when: 'no answer', facts: { readiness: unknown() }, is: 'unknown' },
]);
