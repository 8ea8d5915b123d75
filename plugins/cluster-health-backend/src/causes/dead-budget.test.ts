import {
  clusterFacts,
  kubeObject,
  podsOf,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findDeadBudgets } from './dead-budget';

function budget(
  spec: Readonly<Record<string, unknown>>,
  status: Readonly<Record<string, unknown>> = {},
) {
  return kubeObject(
    'PodDisruptionBudget',
    'shop/cart',
    {
      spec: { selector: { matchLabels: { app: 'cart' } }, ...spec },
      status: { observedGeneration: 3, expectedPods: 3, ...status },
    },
    { generation: 3 },
  );
}

it.each([
  ['maxUnavailable is 0', { maxUnavailable: 0 }],
  ['maxUnavailable is 0%', { maxUnavailable: '0%' }],
  ['minAvailable 3 of 3 pods leaves none', { minAvailable: 3 }],
  ['minAvailable 4 of 3 pods leaves none', { minAvailable: 4 }],
  ['minAvailable 100% of 3 pods leaves none', { minAvailable: '100%' }],
  ['minAvailable 67% of 3 pods leaves none', { minAvailable: '67%' }],
])('finds: %s', (detail, spec) => {
  const facts = clusterFacts({
    objects: { PodDisruptionBudget: [budget(spec)] },
  });
  expect(findDeadBudgets(facts)).toMatchObject([
    { key: 'dead-budget/shop/cart', severity: 'warning', detail },
  ]);
});

it.each([
  ['spares one', { maxUnavailable: 1 }, {}],
  ['spares one, rounded up', { maxUnavailable: '10%' }, {}],
  ['leaves one', { minAvailable: 2 }, {}],
  ['is used up only now', { minAvailable: 2 }, { disruptionsAllowed: 0 }],
  ['protects nothing', { maxUnavailable: 0 }, { expectedPods: 0 }],
  [
    'has numbers from before its last change',
    { minAvailable: 3 },
    { observedGeneration: 2 },
  ],
])('leaves out a budget that %s', (_, spec, status) => {
  const facts = clusterFacts({
    objects: { PodDisruptionBudget: [budget(spec, status)] },
  });
  expect(findDeadBudgets(facts)).toEqual([]);
});

it('finds the owner of a selector that has expressions only', () => {
  const expressions = budget({
    maxUnavailable: 0,
    selector: {
      matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }],
    },
  });
  const facts = clusterFacts({
    pods: ['test/cart', 'shop/cart'].flatMap(name => podsOf(workload(name), 1)),
    objects: { PodDisruptionBudget: [expressions] },
    ownerOf: ({ namespace, labels }) =>
      labels.app === 'cart'
        ? { entityRef: `component:${namespace}/cart` }
        : undefined,
  });
  expect(findDeadBudgets(facts)).toMatchObject([
    { entityRef: 'component:shop/cart' },
  ]);
});
