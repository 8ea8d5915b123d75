import { injectedPod, makeSidecarSet } from '../__testUtils__/makeSidecarSet';
import type { SidecarSetUpdateStrategy } from '../kinds/sidecarSet';
import { nextPods } from './nextPods';

const old = injectedPod;
const fresh = (name: string, options: Parameters<typeof injectedPod>[1] = {}) =>
  injectedPod(name, { hash: 'new', ...options });
const moving = (name: string, ready = true) =>
  fresh(name, { ready, movingFrom: 'sha256:proxy:1' });

const four = [old('a'), old('b'), old('c'), old('d')];
const all: SidecarSetUpdateStrategy = { maxUnavailable: '100%' };

describe('nextPods', () => {
  it.each<
    [string, Parameters<typeof nextPods>[1], SidecarSetUpdateStrategy, string[]]
  >([
    ['one at a time by default', four, {}, ['a']],
    ['as many as may be away', four, { maxUnavailable: 3 }, ['a', 'b', 'c']],
    [
      'a percentage of all, rounded up',
      four,
      { maxUnavailable: '30%' },
      ['a', 'b'],
    ],
    ['none without budget', four, { maxUnavailable: 0 }, []],
    ['none while one is still moving', [moving('x'), ...four], {}, []],
    [
      'none while one does not come up',
      [fresh('x', { ready: false }), ...four],
      {},
      [],
    ],
    [
      'pods that are away already, at no cost',
      [old('a', { ready: false }), old('b', { ready: false }), old('c')],
      {},
      ['a', 'b', 'c'],
    ],
    ['up to the partition', four, { ...all, partition: '50%' }, ['a', 'b']],
    ['at least one below 100 %', four, { ...all, partition: '99%' }, ['a']],
    ['none at 100 %', four, { ...all, partition: '100%' }, []],
    [
      'the share of all pods, though it is kept back from those still waiting',
      [old('a'), old('b'), fresh('x'), fresh('y')],
      { ...all, partition: '50%' },
      [],
    ],
    [
      'only what its selector names',
      [old('a'), old('b', { labels: { track: 'canary' } })],
      { ...all, selector: { matchLabels: { track: 'canary' } } },
      ['b'],
    ],
    [
      'a pod stuck in an earlier update, once it does not serve',
      [old('a', { movingFrom: 'sha256:proxy:1', ready: false })],
      {},
      ['a'],
    ],
    [
      'what its order puts first',
      [old('a'), old('b', { labels: { rank: '9' } })],
      {
        priorityStrategy: {
          weightPriority: [
            { weight: 5, matchSelector: { matchLabels: { rank: '9' } } },
          ],
        },
      },
      ['b'],
    ],
  ])('takes %s', (_, pods, updateStrategy, expected) => {
    const { upgrade } = nextPods(makeSidecarSet({ updateStrategy }), pods);
    expect(upgrade.map(({ metadata }) => metadata.name)).toEqual(expected);
  });

  it('waits for a serving pod that is still on its way to an earlier state', () => {
    const set = makeSidecarSet({
      containers: [{ name: 'proxy', image: 'proxy:3' }],
    });
    const underway = {
      ...moving('a'),
      metadata: injectedPod('a', { movingFrom: 'sha256:proxy:1' }).metadata,
    };
    expect(nextPods(set, [underway])).toEqual({ upgrade: [], blocked: [] });
  });

  it('never takes pods of another shape, and they do not fill the partition', () => {
    const blocked = [
      old('x', { shape: 'other' }),
      old('y', { shape: 'other' }),
    ];
    const next = nextPods(
      makeSidecarSet({ updateStrategy: { ...all, partition: '50%' } }),
      [...blocked, old('a'), old('b')],
    );
    expect(next).toEqual({ upgrade: [], blocked });
  });

  it('spreads a label whose every value is to be spread', () => {
    const zone = (name: string, value: string) =>
      old(name, { labels: { zone: value } });
    const { upgrade } = nextPods(
      makeSidecarSet({
        updateStrategy: {
          maxUnavailable: 2,
          scatterStrategy: [{ key: 'zone', value: '*' }],
        },
      }),
      [zone('a1', 'a'), zone('a2', 'a'), zone('b1', 'b'), zone('b2', 'b')],
    );
    const zones = upgrade.map(({ metadata }) => metadata.labels?.zone);
    expect(new Set(zones)).toEqual(new Set(['a', 'b']));
  });
});
