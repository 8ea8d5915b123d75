import { guardKinds } from './guardKinds';
import type { GuardedWorkload } from './guardedWorkload';

const cart: GuardedWorkload = {
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  name: 'cart',
  podLabels: { app: 'cart' },
};
const selectsCart = { matchLabels: { app: 'cart' } };
const refersToCart = {
  apiVersion: 'apps.kruise.io/v1alpha1',
  kind: 'CloneSet',
  name: 'cart',
};

function read(kind: string, object: object) {
  return guardKinds
    .find(candidate => candidate.kind === kind)
    ?.read({ metadata: { name: 'g' }, ...object }, cart);
}

describe('a PodUnavailableBudget', () => {
  const status = { desiredAvailable: 4, unavailableAllowed: 2 };
  const guard = {
    type: 'pod-unavailable-budget',
    name: 'g',
    unavailableAllowed: 2,
    protectsUpdates: true,
    protectsDeletions: true,
  };
  it.each<[string, object, object | undefined]>([
    ['selects the pods', { spec: { selector: selectsCart }, status }, guard],
    [
      'selects others',
      { spec: { selector: { matchLabels: { app: 'pay' } } }, status },
      undefined,
    ],
    ['has an empty selector', { spec: { selector: {} }, status }, undefined],
    ['has nothing', { spec: {}, status }, undefined],
    [
      'names the workload',
      { spec: { targetRef: refersToCart }, status },
      guard,
    ],
    [
      'names it by another version',
      {
        spec: {
          targetRef: { ...refersToCart, apiVersion: 'apps.kruise.io/v1beta1' },
        },
        status,
      },
      guard,
    ],
    [
      'names another kind of this name',
      {
        spec: {
          targetRef: {
            ...refersToCart,
            apiVersion: 'apps/v1',
            kind: 'Deployment',
          },
          selector: selectsCart,
        },
        status,
      },
      undefined,
    ],
    [
      'has no status yet',
      { spec: { selector: selectsCart }, status: {} },
      undefined,
    ],
    [
      'has less than nothing left',
      {
        spec: { selector: selectsCart },
        status: { ...status, unavailableAllowed: -1 },
      },
      { ...guard, unavailableAllowed: 0 },
    ],
    [
      'protects evictions and deletions only',
      {
        metadata: {
          name: 'g',
          annotations: { 'kruise.io/pub-protect-operations': 'EVICT,DELETE' },
        },
        spec: { selector: selectsCart },
        status,
      },
      { ...guard, protectsUpdates: false },
    ],
  ])('that %s', (_, object, expected) => {
    expect(read('PodUnavailableBudget', object)).toEqual(expected);
  });
});

describe('a PodDisruptionBudget', () => {
  const status = { disruptionsAllowed: 1 };
  const guard = {
    type: 'pod-disruption-budget',
    name: 'g',
    disruptionsAllowed: 1,
  };
  it.each<[string, object, object | undefined]>([
    ['selects the pods', { spec: { selector: selectsCart }, status }, guard],
    ['selects everything', { spec: { selector: {} }, status }, guard],
    ['has no selector', { spec: {}, status }, undefined],
    [
      'selects others',
      { spec: { selector: { matchLabels: { app: 'pay' } } }, status },
      undefined,
    ],
    [
      'has no status yet',
      { spec: { selector: selectsCart } },
      { ...guard, disruptionsAllowed: 0 },
    ],
  ])('that %s', (_, object, expected) => {
    expect(read('PodDisruptionBudget', object)).toEqual(expected);
  });
});

describe('a HorizontalPodAutoscaler', () => {
  const guard = { type: 'horizontal-pod-autoscaler', name: 'g' };
  it.each<[string, object, object | undefined]>([
    [
      'scales the workload',
      { scaleTargetRef: refersToCart, minReplicas: 3, maxReplicas: 9 },
      { ...guard, min: 3, max: 9 },
    ],
    [
      'names no minimum',
      { scaleTargetRef: refersToCart, maxReplicas: 9 },
      { ...guard, min: 1, max: 9 },
    ],
    [
      'scales another one',
      { scaleTargetRef: { ...refersToCart, name: 'pay' }, maxReplicas: 9 },
      undefined,
    ],
  ])('that %s', (_, spec, expected) => {
    expect(read('HorizontalPodAutoscaler', { spec })).toEqual(expected);
  });
});
