import type { ObservedRestarts } from '@pilotage/plugin-cluster-health-node';
import {
  clusterFacts,
  containerRow,
  podsOf,
  testNow,
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findSelfHealingRestarts } from './self-healing-restarts';

const cart = workload('shop/cart');
const minute = 60_000;

function restarted(minutesAgo: readonly number[], lastReason = 'Error') {
  return podsOf(cart, 1).map(
    (pod): ObservedRestarts => ({
      pod: { namespace: pod.namespace, name: pod.name },
      owner: pod.owner,
      container: 'main',
      image: 'registry.example/shop/cart:1.4.0',
      lastReason,
      at: minutesAgo.map(ago => testNow - ago * minute),
    }),
  );
}

it('finds a container that runs now and restarted three times within the hour', () => {
  const facts = clusterFacts({
    workloads: [cart],
    pods: podsOf(cart, 2),
    restarts: restarted([50, 30, 10]),
  });
  expect(findSelfHealingRestarts(facts)).toMatchObject([
    {
      key: 'self-healing-restarts/shop/Deployment/cart/main',
      severity: 'warning',
      count: 1,
      affected: [{ name: 'cart-0', detail: '3 restarts seen in 24 h' }],
    },
  ]);
});

it.each([
  ['two within the hour', restarted([90, 30, 10])],
  ['many, hours ago', restarted([300, 290, 280, 270, 260])],
  ['memory, which has a cause of its own', restarted([3, 2, 1], 'OOMKilled')],
])('leaves out: %s', (_, restarts) => {
  const facts = clusterFacts({
    workloads: [cart],
    pods: podsOf(cart, 1),
    restarts,
  });
  expect(findSelfHealingRestarts(facts)).toEqual([]);
});

it('leaves out 40 restarts that nobody saw happen', () => {
  const facts = clusterFacts({
    workloads: [cart],
    pods: podsOf(cart, 1, { containers: [containerRow({ restarts: 40 })] }),
  });
  expect(findSelfHealingRestarts(facts)).toEqual([]);
});

it('leaves a container that is down right now to its other cause', () => {
  const facts = clusterFacts({
    workloads: [cart],
    pods: podsOf(cart, 1, {
      containers: [
        containerRow({ state: 'waiting', reason: 'CrashLoopBackOff' }),
      ],
    }),
    restarts: restarted([3, 2, 1]),
  });
  expect(findSelfHealingRestarts(facts)).toEqual([]);
});

it('leaves out pods that are gone, and restarts it cannot know', () => {
  expect(
    findSelfHealingRestarts(clusterFacts({ restarts: restarted([3, 2, 1]) })),
  ).toEqual([]);
  expect(
    findSelfHealingRestarts(
      clusterFacts({ pods: podsOf(cart, 1), restarts: unknown() }),
    ),
  ).toEqual([]);
});
