import type { Guard } from '@pilotage/plugin-rollout-node';
import { pods } from '../__testUtils__/pods';
import type { GuardedChange } from './guardObstacles';
import { guardObstacles, readyPodsToChange } from './guardObstacles';

type Budget = Extract<Guard, { type: 'pod-unavailable-budget' }>;
const budget = (more: Partial<Budget>): Budget => ({
  type: 'pod-unavailable-budget',
  name: 'checkout',
  unavailableAllowed: 5,
  protectsUpdates: true,
  protectsDeletions: true,
  ...more,
});
const disruption = (disruptionsAllowed: number): Guard => ({
  type: 'pod-disruption-budget',
  name: 'checkout',
  disruptionsAllowed,
});
const inPlace: GuardedChange = {
  mode: 'in-place',
  pods: 20,
  batchSize: 7,
  surge: 0,
  unavailable: 7,
  readyPods: 20,
};
const recreate = { mode: 'recreate' } as const;

describe('guardObstacles', () => {
  it.each<[string, Guard, Partial<GuardedChange>, string[]]>([
    [
      'a budget smaller than a batch',
      budget({}),
      {},
      [
        'slows: PodUnavailableBudget checkout lets 5 go at once, fewer than the 7 of a batch.',
        'note: A PodUnavailableBudget holds back updates in place only where OpenKruise runs with the gate PodUnavailableBudgetUpdateGate.',
      ],
    ],
    [
      'a budget with nothing left',
      budget({ unavailableAllowed: 0 }),
      recreate,
      [
        'blocks: PodUnavailableBudget checkout lets no ready pod go now: they wait until more pods are available.',
      ],
    ],
    [
      'a budget that suffices',
      budget({}),
      { batchSize: 5 },
      ['note: PodUnavailableBudget checkout lets 5 go.'],
    ],
    [
      'a budget of the size of what is ready',
      budget({}),
      { readyPods: 5 },
      ['note: PodUnavailableBudget checkout lets 5 go.'],
    ],
    [
      'a budget, where only failing pods change',
      budget({ unavailableAllowed: 0 }),
      { readyPods: 0 },
      [],
    ],
    [
      'a budget with nothing left, where surge makes room',
      budget({ unavailableAllowed: 0 }),
      { ...recreate, surge: 2 },
      [
        'slows: PodUnavailableBudget checkout lets 0 go at once, fewer than the 7 of a batch.',
      ],
    ],
    [
      'a budget that lets updates pass',
      budget({ unavailableAllowed: 0, protectsUpdates: false }),
      {},
      [],
    ],
    [
      'a budget that lets deletions pass',
      budget({ unavailableAllowed: 0, protectsDeletions: false }),
      recreate,
      [],
    ],
    [
      'a disruption budget that people may count on in vain',
      disruption(2),
      {},
      [
        'note: PodDisruptionBudget checkout allows 2 disruptions, but updates do not ask it: up to 7 pods are unavailable at once.',
      ],
    ],
    ['a disruption budget that is kept anyway', disruption(7), {}, []],
    [
      'a disruption budget, where nothing becomes unavailable',
      disruption(0),
      { ...recreate, unavailable: 0, surge: 7 },
      [],
    ],
    [
      'an autoscaler',
      { type: 'horizontal-pod-autoscaler', name: 'checkout', min: 3, max: 99 },
      {},
      [
        'note: HorizontalPodAutoscaler checkout may change the number of pods meanwhile, between 3 and 99.',
      ],
    ],
    ['anything, when no pod changes', budget({}), { pods: 0 }, []],
  ])('%s', (_, guard, change, expected) => {
    expect(
      guardObstacles([guard], { ...inPlace, ...change }).map(
        ({ severity, message }) => `${severity}: ${message}`,
      ),
    ).toEqual(expected);
  });

  it('gives a page what it needs to say it in its own words', () => {
    expect(guardObstacles([budget({})], inPlace)[0]).toMatchObject({
      code: 'budget-small',
      params: { name: 'checkout', allowed: 5, size: 7 },
    });
  });
});

describe('readyPodsToChange', () => {
  const target = 'checkout-new';
  it.each<[string, ReturnType<typeof pods>, number, number]>([
    ['all ready', pods(6), 4, 4],
    ['unready ones go first', [...pods(4), ...pods(2, { ready: false })], 4, 2],
    ['more unready ones than go', pods(6, { ready: false }), 4, 0],
    [
      'unready ones of the target stay',
      [...pods(4), ...pods(2, { ready: false, revision: target })],
      4,
      4,
    ],
    [
      'pods that go anyway',
      [...pods(4), ...pods(2, { ready: false, deleting: true })],
      4,
      4,
    ],
  ])('%s', (_, all, count, expected) => {
    expect(readyPodsToChange(all, target, count)).toBe(expected);
  });
});
