import { unknown } from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { etcdReady } from './etcd-ready';

expectVerdicts(etcdReady, [
  { when: 'both parts are ok', facts: {}, is: 'pass' },
  {
    when: 'one part is not',
    facts: {
      readiness: {
        status: 500,
        parts: [
          { name: 'etcd-readiness', ok: false },
          { name: 'etcd', ok: true },
        ],
      },
    },
    is: 'fail',
    saying: 'etcd-readiness not ok',
  },
  {
    when: 'etcd is not listed',
    facts: { readiness: { parts: [{ name: 'ping', ok: true }] } },
    is: 'unknown',
  },
  {
    when: 'nobody answers',
    facts: { readiness: unknown() },
    is: 'unknown',
  },
]);
