import {
  endpointSlice,
  service,
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { serviceEndpoints } from './service-endpoints';

const served = (name: string, ...ready: boolean[]) => ({
  objects: {
    Service: [service(name, 'cart')],
    EndpointSlice: [endpointSlice(name, ready)],
  },
});

expectVerdicts(serviceEndpoints, [
  { when: 'one is ready', facts: served('shop/cart', true), is: 'pass' },
  {
    when: 'none is',
    facts: served('shop/cart', false),
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'none is, of the system',
    facts: served('kube-system/metrics', false),
    is: 'fail',
  },
  {
    when: 'somebody wants no pods',
    facts: {
      ...served('shop/cart', false),
      workloads: [workload('shop/cart', { replicas: 0 })],
    },
    is: 'pass',
  },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
