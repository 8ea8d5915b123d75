import type { Workload } from '@pilotage/fleet-node';
import type { MatchedPods } from '@pilotage/plugin-rollout-node';
import { noEntities } from '../__testUtils__/noEntities';
import type { SidecarSetFixture } from '../drivers/__testUtils__/sidecarSets';
import { matched, sidecarSet } from '../drivers/__testUtils__/sidecarSets';
import { cloneSet } from '../drivers/__testUtils__/workloads';
import { SidecarMoves } from './SidecarMoves';

const cart = cloneSet();
const now = 1_000_000;

/** A model in which the pods of `cart` are all there is. */
class CartModel {
  counted = 0;
  constructor(
    readonly sets: readonly Workload[],
    public groups: readonly MatchedPods[],
  ) {}
  workloads() {
    return [cart, ...this.sets];
  }
  *podGroups() {
    this.counted++;
    for (const { group } of this.groups) yield group;
  }
  workloadOfOwner(_: string, owner: string) {
    return owner === 'cart' ? cart : undefined;
  }
}

const changing = (pods: number, hash: string, name = 'proxy'): MatchedPods => {
  const found = matched({ hash, pods });
  return {
    ...found,
    group: {
      ...found.group,
      containers: [
        { name, image: 'mesh/proxy:2', native: false, changing: true },
      ],
    },
  };
};

function moves(fixture: SidecarSetFixture, groups: readonly MatchedPods[]) {
  const model = new CartModel([sidecarSet(fixture)], groups);
  return new SidecarMoves({ model, entities: noEntities }).of(cart, now);
}

describe('SidecarMoves', () => {
  it.each<[string, readonly MatchedPods[], object[]]>([
    ['all current', [matched({ hash: 'new', pods: 4 })], []],
    ['all outdated', [matched({ hash: 'old', pods: 4 })], []],
    ['without a sidecar', [matched({ pods: 4 })], []],
    [
      'mixed',
      [matched({ hash: 'new', pods: 1 }), matched({ hash: 'old', pods: 3 })],
      [{ updating: 0, current: 1, outdated: 3 }],
    ],
    [
      'one being changed',
      [matched({ hash: 'old', pods: 3 }), changing(1, 'new')],
      [{ updating: 1, current: 0, outdated: 3 }],
    ],
    [
      'one of a hot-upgrade pair being changed',
      [matched({ hash: 'new', pods: 3 }), changing(1, 'new', 'proxy-2')],
      [{ updating: 1, current: 3, outdated: 0 }],
    ],
    [
      'the application itself being changed',
      [matched({ hash: 'new', pods: 3 }), changing(1, 'new', 'main')],
      [],
    ],
    [
      'somebody else’s pods',
      [
        matched({ hash: 'new', pods: 1, application: 'web' }),
        matched({ hash: 'old', pods: 3, application: 'web' }),
      ],
      [],
    ],
  ])('%s', (_, groups, expected) => {
    expect(moves({}, groups)).toEqual(
      expected.map(counts => ({
        sidecarSet: 'mesh',
        containers: ['proxy'],
        halted: false,
        ...counts,
      })),
    );
  });

  it.each<[string, SidecarSetFixture, boolean]>([
    ['going on', {}, false],
    ['paused', { strategy: { paused: true } }, true],
    ['held by labels', { strategy: { selector: { matchLabels: {} } } }, true],
    ['at its partition', { strategy: { partition: 6 } }, true],
    ['on the way to its partition', { strategy: { partition: 3 } }, false],
  ])('%s', (_, fixture, halted) => {
    const mixed = [
      matched({ hash: 'new', pods: 1 }),
      matched({ hash: 'old', pods: 3 }),
    ];
    expect(moves(fixture, mixed)).toMatchObject([{ halted }]);
  });

  it('counts a cluster once a second for all pages', () => {
    const model = new CartModel([sidecarSet()], []);
    const all = new SidecarMoves({ model, entities: noEntities });
    all.of(cart, now);
    model.groups = [changing(1, 'new')];
    expect(all.of(cart, now + 999)).toEqual([]);
    expect(all.of(cart, now + 1_000)).toHaveLength(1);
    expect(model.counted).toBe(2);
  });

  it('counts nothing on a cluster without SidecarSets', () => {
    const model = new CartModel([], [changing(1, 'new')]);
    new SidecarMoves({ model, entities: noEntities }).of(cart, now);
    expect(model.counted).toBe(0);
  });
});
