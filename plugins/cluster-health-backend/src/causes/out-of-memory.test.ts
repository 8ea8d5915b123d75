import type { ObservedRestarts } from '@pilotage/plugin-cluster-health-node';
import {
  clusterFacts,
  containerRow,
  podsOf,
  testNow,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findOutOfMemory } from './out-of-memory';

const cart = workload('shop/cart');
const hour = 60 * 60_000;

function killed(hoursAgo: number, lastReason = 'OOMKilled'): ObservedRestarts {
  return {
    pod: { namespace: 'shop', name: 'cart-0' },
    owner: cart.uid,
    container: 'main',
    image: 'registry.example/shop/cart:1.4.0',
    lastReason,
    at: [testNow - hoursAgo * hour],
  };
}

const pods = podsOf(cart, 2, {
  containers: [containerRow({ lastReason: 'OOMKilled', restarts: 40 })],
});

it('finds a container that was killed within the day, even if it runs', () => {
  const facts = clusterFacts({
    workloads: [cart],
    pods,
    restarts: [killed(5)],
  });
  expect(findOutOfMemory(facts)).toMatchObject([
    {
      key: 'out-of-memory/shop/Deployment/cart/main',
      severity: 'bad',
      title: 'cart runs out of memory',
      count: 1,
    },
  ]);
});

it.each([
  ['yesterday', [killed(25)]],
  ['for another reason', [killed(1, 'Error')]],
  ['before anybody watched', []],
])('leaves out kills: %s', (_, restarts) => {
  const facts = clusterFacts({ workloads: [cart], pods, restarts });
  expect(findOutOfMemory(facts)).toEqual([]);
});
