import {
  absent,
  daysAgo,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { issuedCertificates } from './issued-certificates';

const certificate = (
  ready: string | undefined,
  times: { notAfter?: number; renewalTime?: number } = {},
) => ({
  objects: {
    Certificate: [
      kubeObject('Certificate', 'shop/tls', {
        status: {
          conditions: ready ? [{ type: 'Ready', status: ready }] : [],
          notAfter: daysAgo(times.notAfter ?? -60),
          renewalTime: daysAgo(times.renewalTime ?? -30),
        },
      }),
    ],
  },
});

expectVerdicts(issuedCertificates, [
  { when: 'ready and not due', facts: certificate('True'), is: 'pass' },
  {
    when: 'not ready',
    facts: certificate('False'),
    is: 'warn',
    about: ['tls'],
  },
  { when: 'it does not say', facts: certificate(undefined), is: 'warn' },
  {
    when: 'renewal is overdue',
    facts: certificate('True', { renewalTime: 2 }),
    is: 'warn',
  },
  {
    when: 'it ended',
    facts: certificate('True', { notAfter: 1 }),
    is: 'fail',
  },
  {
    when: 'there is no cert-manager',
    facts: { objects: { Certificate: absent() } },
    is: 'not-applicable',
  },
  {
    when: 'there is no Certificate',
    facts: { objects: { Certificate: [] } },
    is: 'not-applicable',
  },
  {
    when: 'Certificates cannot be read',
    facts: { objects: { Certificate: unknown() } },
    is: 'unknown',
  },
]);
