import {
  absent,
  testNow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { apiServerCertificate } from './api-server-certificate';

const ends = (days: number) => ({
  certificate: { notAfter: testNow + days * 24 * 60 * 60 * 1000 },
});

expectVerdicts(apiServerCertificate, [
  { when: '90 days are left', facts: ends(90), is: 'pass' },
  {
    when: '20 days are left',
    facts: ends(20),
    is: 'warn',
    saying: 'Ends in 20 d',
  },
  { when: '5 days are left', facts: ends(5), is: 'fail' },
  { when: 'it is over', facts: ends(-3), is: 'fail', saying: 'Ended 3 d ago' },
  {
    when: 'the address is plain HTTP',
    facts: { certificate: absent('no TLS') },
    is: 'not-applicable',
  },
  {
    when: 'the handshake failed',
    facts: { certificate: unknown('ECONNRESET') },
    is: 'unknown',
  },
]);
