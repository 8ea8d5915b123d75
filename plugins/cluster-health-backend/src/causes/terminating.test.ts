import {
  clusterFacts,
  podsOf,
  testNow,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findTerminating } from './terminating';

const cart = workload('shop/cart');

function dueSecondsAgo(seconds: number) {
  return podsOf(cart, 2, {
    deleting: true,
    deletionDueAt: testNow - seconds * 1000,
  });
}

it('finds pods two minutes after their grace period', () => {
  const facts = clusterFacts({ workloads: [cart], pods: dueSecondsAgo(150) });
  expect(findTerminating(facts)).toMatchObject([
    {
      key: 'terminating/shop/Deployment/cart',
      severity: 'warning',
      title: 'Pods of cart will not go away',
      detail: 'still there after their grace period, on node-a, node-b',
      count: 2,
    },
  ]);
});

it.each([
  ['within their grace period', dueSecondsAgo(-30)],
  ['just past it', dueSecondsAgo(60)],
  ['not deleted', podsOf(cart, 2)],
])('leaves out pods %s', (_, pods) => {
  expect(findTerminating(clusterFacts({ pods }))).toEqual([]);
});
