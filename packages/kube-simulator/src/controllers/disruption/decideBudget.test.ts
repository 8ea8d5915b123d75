import { ago, makePod, now } from '../__testUtils__/makePod';
import type { DisruptionBudget } from '../kinds/disruptionBudget';
import { decideBudget } from './decideBudget';

const budget = (
  spec: DisruptionBudget['spec'],
  status?: DisruptionBudget['status'],
): DisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: {
    name: 'web',
    namespace: 'default',
    uid: 'b',
    resourceVersion: '1',
    generation: 2,
  },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
  ...(status ? { status } : {}),
});

const healthy = (count: number) =>
  Array.from({ length: count }, (_, index) => makePod(`web-${index}`));

const statusOf = (snapshot: Parameters<typeof decideBudget>[0]) => {
  const [action] = decideBudget(snapshot, { now }).actions;
  return action?.verb === 'updateStatus' ? action.object.status : undefined;
};

describe('decideBudget', () => {
  it.each([
    // budget, healthy, expected scale, allowed, desired
    [{ maxUnavailable: 1 }, 10, 10, 1, 9],
    [{ maxUnavailable: 0 }, 10, 10, 0, 10],
    [{ maxUnavailable: '25%' }, 10, 10, 3, 7],
    [{ maxUnavailable: 1 }, 8, 10, 0, 9],
    [{ minAvailable: 8 }, 10, 10, 2, 8],
    [{ minAvailable: '95%' }, 10, 10, 0, 10],
    [{ minAvailable: 0 }, 0, 0, 0, 0],
  ])(
    '%j with %i of %i',
    (spec, count, expectedScale, disruptionsAllowed, desiredHealthy) => {
      expect(
        statusOf({ budget: budget(spec), pods: healthy(count), expectedScale }),
      ).toMatchObject({
        disruptionsAllowed,
        desiredHealthy,
        currentHealthy: count,
        observedGeneration: 2,
        conditions: [
          {
            type: 'DisruptionAllowed',
            status: disruptionsAllowed > 0 ? 'True' : 'False',
          },
        ],
      });
    },
  );

  it('does not count pods that leave, are not ready or were just granted an eviction', () => {
    const pods = [
      ...healthy(4),
      makePod('leaving', { deleting: true }),
      makePod('sick', { ready: false }),
    ];
    const status = {
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
      disruptedPods: { 'web-0': ago(10), 'web-1': ago(600), gone: ago(1) },
    };
    expect(
      statusOf({
        budget: budget({ maxUnavailable: 3 }, status),
        pods,
        expectedScale: 6,
      }),
    ).toMatchObject({ currentHealthy: 3, disruptedPods: { 'web-0': ago(10) } });
  });

  it('writes nothing when nothing changed', () => {
    const snapshot = { pods: healthy(3), expectedScale: 3 };
    const status = statusOf({
      budget: budget({ minAvailable: 1 }),
      ...snapshot,
    });
    expect(
      decideBudget(
        {
          budget: budget(
            { minAvailable: 1 },
            status as DisruptionBudget['status'],
          ),
          ...snapshot,
        },
        { now },
      ).actions,
    ).toEqual([]);
  });
});
