import {
  clusterFacts,
  endpointSlice,
  kubeObject,
  podsOf,
  secondsAgo,
  service,
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findServicesWithoutEndpoints } from './service-without-endpoints';

const cart = workload('shop/cart');
const pods = podsOf(cart, 2, { ready: false });

it('finds a service whose pods are all unready', () => {
  const facts = clusterFacts({
    workloads: [cart],
    pods,
    objects: {
      Service: [service('shop/cart', 'cart')],
      EndpointSlice: [endpointSlice('shop/cart', [false, false])],
    },
    ownerOf: ({ labels }) => ({ entityRef: `component:default/${labels.app}` }),
  });
  expect(findServicesWithoutEndpoints(facts)).toMatchObject([
    {
      key: 'service-without-endpoints/shop/cart',
      severity: 'bad',
      detail: 'none of the 2 pods it selects is ready',
      entityRef: 'component:default/cart',
    },
  ]);
});

it('does not take pods of another namespace for its own', () => {
  const facts = clusterFacts({
    workloads: [cart],
    pods,
    objects: {
      Service: [service('test/cart', 'cart')],
      EndpointSlice: [endpointSlice('shop/cart', [true])],
    },
  });
  expect(findServicesWithoutEndpoints(facts)).toMatchObject([
    { severity: 'warning', detail: 'its selector matches no pod' },
  ]);
});

it.each([
  [
    'one endpoint is ready',
    service('shop/cart', 'cart'),
    [endpointSlice('shop/cart', [false, true])],
  ],
  [
    'a condition that is not set means ready',
    service('shop/cart', 'cart'),
    [
      kubeObject(
        'EndpointSlice',
        'shop/cart-1',
        { endpoints: [{ addresses: ['10.0.0.1'], conditions: {} }] },
        { labels: { 'kubernetes.io/service-name': 'cart' } },
      ),
    ],
  ],
  [
    'it leads outside',
    kubeObject('Service', 'shop/cart', {
      spec: { type: 'ExternalName', selector: { app: 'cart' } },
    }),
    [],
  ],
  ['it has no selector', kubeObject('Service', 'shop/cart', { spec: {} }), []],
  [
    'it was just made',
    {
      ...service('shop/cart', 'cart'),
      metadata: {
        ...service('shop/cart', 'cart').metadata,
        creationTimestamp: secondsAgo(20),
      },
    },
    [],
  ],
])('leaves out a service when %s', (_, object, slices) => {
  const facts = clusterFacts({
    workloads: [cart],
    pods,
    objects: { Service: [object], EndpointSlice: slices },
  });
  expect(findServicesWithoutEndpoints(facts)).toEqual([]);
});

it('leaves out what somebody scaled to zero', () => {
  const facts = clusterFacts({
    workloads: [workload('shop/cart', { replicas: 0 })],
    objects: {
      Service: [service('shop/cart', 'cart')],
      EndpointSlice: [],
    },
  });
  expect(findServicesWithoutEndpoints(facts)).toEqual([]);
});

it('claims nothing while slices cannot be read', () => {
  const facts = clusterFacts({
    pods,
    objects: {
      Service: [service('shop/cart', 'cart')],
      EndpointSlice: unknown('forbidden'),
    },
  });
  expect(findServicesWithoutEndpoints(facts)).toEqual([]);
});
