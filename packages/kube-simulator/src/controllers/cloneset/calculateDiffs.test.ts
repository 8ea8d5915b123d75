import { makeCloneSet } from '../__testUtils__/makeCloneSet';
import { makePod, now } from '../__testUtils__/makePod';
import type { CloneSetSpec } from '../kinds/cloneSet';
import { calculateDiffs, type CloneSetDiffs } from './calculateDiffs';

type Options = Parameters<typeof makePod>[1];

/** Pods in groups: how many, and of what kind. */
function pods(...groups: [count: number, options: Options][]) {
  return groups.flatMap(([count, options], group) =>
    Array.from({ length: count }, (_, index) =>
      makePod(`web-${group}-${index}`, options),
    ),
  );
}

const old = { revision: 'web-old' };
const fresh = { revision: 'web-new' };
const marked = { 'apps.kruise.io/specified-delete': 'true' };

const nothing: CloneSetDiffs = {
  scaleUp: 0,
  scaleUpOldRevision: 0,
  scaleUpLimit: 0,
  scaleDown: 0,
  scaleDownOldRevision: 0,
  deleteReadyLimit: 0,
  update: 0,
  updateMaxUnavailable: 0,
};

const strategy = (
  updateStrategy: CloneSetSpec['updateStrategy'],
): Partial<CloneSetSpec> => ({ updateStrategy });

describe('calculateDiffs', () => {
  it.each<
    [
      what: string,
      spec: Partial<CloneSetSpec>,
      pods: ReturnType<typeof pods>,
      expected: Partial<CloneSetDiffs>,
    ]
  >([
    ['nothing to do', {}, pods([10, fresh]), {}],
    ['all to create', {}, [], { scaleUp: 10, scaleUpLimit: 10 }],
    [
      'creations with the old revision up to the partition',
      strategy({ partition: 4 }),
      pods([2, old]),
      { scaleUp: 8, scaleUpLimit: 8, scaleUpOldRevision: 2 },
    ],
    [
      'creations limited by what is unavailable',
      { scaleStrategy: { maxUnavailable: 3 } },
      pods([4, fresh], [2, { ...fresh, ready: false }]),
      { scaleUp: 4, scaleUpLimit: 1 },
    ],
    [
      'too many pods, old ones first',
      { replicas: 6 },
      pods([6, fresh], [4, old]),
      // Two ready pods of the 20 % budget, and four that are too many anyway.
      { scaleDown: 4, scaleDownOldRevision: 4, deleteReadyLimit: 6 },
    ],
    [
      'an update of all',
      {},
      pods([10, old]),
      { update: 10, updateMaxUnavailable: 2 },
    ],
    [
      'an update up to the partition',
      strategy({ partition: '70%' }),
      pods([10, old]),
      { update: 3, updateMaxUnavailable: 2 },
    ],
    [
      'no way back when the partition is raised',
      strategy({ partition: 9 }),
      pods([5, old], [5, fresh]),
      {},
    ],
    [
      'maxUnavailable rounds up',
      strategy({ maxUnavailable: '25%' }),
      pods([10, old]),
      { update: 10, updateMaxUnavailable: 3 },
    ],
    [
      'and down with surge; the surge pods come first',
      strategy({ maxUnavailable: '25%', maxSurge: 2 }),
      pods([10, old]),
      { scaleUp: 2, scaleUpLimit: 2, update: 10, updateMaxUnavailable: 2 },
    ],
    [
      'no surge while paused',
      strategy({ maxSurge: 2, paused: true }),
      pods([10, old]),
      { update: 10, updateMaxUnavailable: 2 },
    ],
    [
      'surge pods raise what may be unavailable',
      strategy({ maxUnavailable: 0, maxSurge: 2 }),
      pods([10, old], [2, fresh]),
      { update: 8, updateMaxUnavailable: 2 },
    ],
    [
      'pods named for deletion are not counted twice',
      { replicas: 9 },
      pods([9, fresh], [1, { ...fresh, labels: marked }]),
      { deleteReadyLimit: 3 },
    ],
  ])('%s', (_, spec, snapshot, expected) => {
    expect(
      calculateDiffs(makeCloneSet(spec), snapshot, 'web-new', now),
    ).toEqual({ ...nothing, ...expected });
  });
});
