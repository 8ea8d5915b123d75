import {
  endpointSlice,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { dnsEndpoints } from './dns-endpoints';

const dns = (...ready: boolean[]) => ({
  objects: { EndpointSlice: [endpointSlice('kube-system/kube-dns', ready)] },
});

expectVerdicts(dnsEndpoints, [
  { when: 'two on two nodes', facts: dns(true, true), is: 'pass' },
  { when: 'only one is ready', facts: dns(true, false), is: 'warn' },
  {
    when: 'none is ready',
    facts: dns(false, false),
    is: 'fail',
    about: ['kube-dns'],
  },
  { when: 'no slice', facts: { objects: { EndpointSlice: [] } }, is: 'fail' },
  {
    when: 'it has another name, and the label',
    facts: {
      objects: {
        Service: [
          kubeObject(
            'Service',
            'kube-system/rke2-coredns',
            {},
            { labels: { 'k8s-app': 'kube-dns' } },
          ),
        ],
        EndpointSlice: [
          endpointSlice('kube-system/rke2-coredns', [true, true]),
        ],
      },
    },
    is: 'pass',
  },
  {
    when: 'there is no DNS service',
    facts: { objects: { Service: [] } },
    is: 'not-applicable',
  },
  {
    when: 'slices cannot be read',
    facts: { objects: { EndpointSlice: unknown() } },
    is: 'unknown',
  },
]);
