import {
  endpointSlice,
  kubeObject,
  secondsAgo,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { apiServerReplicas } from './api-server-replicas';

const identities = (...renewedSecondsAgo: number[]) =>
  renewedSecondsAgo.map((seconds, index) =>
    kubeObject(
      'Lease',
      `kube-system/apiserver-${index}`,
      {
        spec: { renewTime: secondsAgo(seconds), leaseDurationSeconds: 3600 },
      },
      { labels: { 'apiserver.kubernetes.io/identity': 'kube-apiserver' } },
    ),
  );
const slices = (addresses: number) => [
  endpointSlice('default/kubernetes', Array(addresses).fill(true)),
];

expectVerdicts(apiServerReplicas, [
  {
    when: 'three live and three addresses',
    facts: {
      objects: { Lease: identities(5, 6, 7), EndpointSlice: slices(3) },
    },
    is: 'pass',
  },
  {
    when: 'there is only one',
    facts: { objects: { Lease: identities(5), EndpointSlice: slices(1) } },
    is: 'warn',
  },
  {
    when: 'one stopped and its address is still given out',
    facts: {
      objects: { Lease: identities(5, 6, 9000), EndpointSlice: slices(3) },
    },
    is: 'warn',
    saying: 'live: 2 of 3 announced, addresses: 3',
  },
  { when: 'none announces itself', facts: {}, is: 'not-applicable' },
  {
    when: 'leases cannot be read',
    facts: { objects: { Lease: unknown() } },
    is: 'unknown',
  },
]);
