import {
  kubeObject,
  secondsAgo,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { certificateRequests } from './certificate-requests';

const request = (
  name: string,
  condition?: string,
  more: { certificate?: string; ageSeconds?: number } = {},
) =>
  kubeObject(
    'CertificateSigningRequest',
    name,
    {
      status: {
        conditions: condition ? [{ type: condition, status: 'True' }] : [],
        certificate: more.certificate,
      },
    },
    { creationTimestamp: secondsAgo(more.ageSeconds ?? 3600) },
  );
const objects = (...requests: ReturnType<typeof request>[]) => ({
  objects: { CertificateSigningRequest: requests },
});

expectVerdicts(certificateRequests, [
  { when: 'there is none', facts: objects(), is: 'pass' },
  {
    when: 'it was issued',
    facts: objects(request('a', 'Approved', { certificate: 'x' })),
    is: 'pass',
  },
  {
    when: 'it is new',
    facts: objects(request('a', undefined, { ageSeconds: 60 })),
    is: 'pass',
  },
  {
    when: 'nobody answers for an hour',
    facts: objects(request('a')),
    is: 'warn',
    about: ['a'],
  },
  { when: 'it was denied', facts: objects(request('a', 'Denied')), is: 'warn' },
  {
    when: 'three are open on three nodes',
    facts: objects(request('a'), request('b'), request('c', 'Approved')),
    is: 'fail',
  },
  {
    when: 'requests cannot be read',
    facts: { objects: { CertificateSigningRequest: unknown() } },
    is: 'unknown',
  },
]);
