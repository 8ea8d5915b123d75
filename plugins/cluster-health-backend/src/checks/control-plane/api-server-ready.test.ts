import { unknown } from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { apiServerReady } from './api-server-ready';

expectVerdicts(apiServerReady, [
  { when: '/readyz answers 200', facts: {}, is: 'pass' },
  {
    when: 'it answers 500',
    facts: {
      readiness: { status: 500, parts: [{ name: 'etcd', ok: false }] },
    },
    is: 'fail',
    saying: '/readyz answered 500 (etcd)',
  },
  {
    when: 'the status is 200, whatever the text says',
    facts: { readiness: { parts: [{ name: 'informer-sync', ok: false }] } },
    is: 'pass',
  },
  {
    when: 'nobody answers',
    facts: { readiness: unknown('time-out') },
    is: 'unknown',
    saying: 'time-out',
  },
]);
