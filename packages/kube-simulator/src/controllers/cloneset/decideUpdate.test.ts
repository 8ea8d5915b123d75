import { makePod, now } from '../__testUtils__/makePod';
import { limitByBudget } from './decideUpdate';
import { sortForUpdate } from './sortForUpdate';

const names = (pods: readonly { metadata: { name: string } }[]) =>
  pods.map(({ metadata }) => metadata.name);

const old = (name: string, options: Parameters<typeof makePod>[1] = {}) =>
  makePod(name, { revision: 'web-old', state: 'Normal', ...options });
const fresh = (name: string, options: Parameters<typeof makePod>[1] = {}) =>
  makePod(name, { revision: 'web-new', state: 'Normal', ...options });

describe('limitByBudget', () => {
  it.each([
    [
      'two of four',
      [old('a'), old('b'), old('c'), old('d')],
      [],
      2,
      ['a', 'b'],
    ],
    [
      'none when others are away',
      [old('a')],
      [fresh('x', { ready: false }), fresh('y', { state: 'Updating' })],
      2,
      [],
    ],
    [
      'one when one is away',
      [old('a'), old('b')],
      [fresh('x', { ready: false })],
      2,
      ['a'],
    ],
    [
      'pods that are away already, at no cost',
      [old('a', { ready: false }), old('b', { ready: false }), old('c')],
      [],
      2,
      ['a', 'b'],
    ],
    ['none without budget', [old('a')], [], 0, []],
  ])('%s', (_, waiting, others, maxUnavailable, expected) => {
    expect(
      names(
        limitByBudget({
          waiting,
          pods: [...waiting, ...others],
          targetRevision: 'web-new',
          maxUnavailable,
          minReadySeconds: 0,
          now,
        }),
      ),
    ).toEqual(expected);
  });

  it('counts pods that are not ready for long enough as away', () => {
    const waiting = [old('a'), old('b')];
    expect(
      names(
        limitByBudget({
          waiting,
          pods: [...waiting, fresh('x', { readyFor: 5 })],
          targetRevision: 'web-new',
          maxUnavailable: 1,
          minReadySeconds: 10,
          now,
        }),
      ),
    ).toEqual([]);
  });
});

describe('sortForUpdate', () => {
  it('takes preparing pods first, then by how little is lost', () => {
    const pods = [
      old('long-ready'),
      old('just-ready', { readyFor: 1 }),
      old('not-ready', { ready: false }),
      old('pending', { phase: 'Pending', ready: false }),
      old('unassigned', { node: '', phase: 'Pending', ready: false }),
      old('preparing', { state: 'PreparingUpdate' }),
    ];
    expect(names(sortForUpdate(pods, undefined, pods))).toEqual([
      'preparing',
      'unassigned',
      'pending',
      'not-ready',
      'just-ready',
      'long-ready',
    ]);
  });

  it('follows weights', () => {
    const pods = [old('a'), old('b', { labels: { canary: 'yes' } }), old('c')];
    expect(
      names(
        sortForUpdate(
          pods,
          {
            priorityStrategy: {
              weightPriority: [
                {
                  weight: 50,
                  matchSelector: { matchLabels: { canary: 'yes' } },
                },
              ],
            },
          },
          pods,
        ),
      ),
    ).toEqual(['b', 'a', 'c']);
  });

  it('follows ordered keys: pods without any first, then higher numbers first', () => {
    const pods = [
      old('a', { labels: { order: 'x-1' } }),
      old('b', { labels: { order: 'x-12' } }),
      old('c'),
    ];
    expect(
      names(
        sortForUpdate(
          pods,
          { priorityStrategy: { orderPriority: [{ orderedKey: 'order' }] } },
          pods,
        ),
      ),
    ).toEqual(['c', 'b', 'a']);
  });

  it('scatters a label over the whole order', () => {
    const pods = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) =>
      old(name, { labels: index < 3 ? { zone: 'one' } : {} }),
    );
    expect(
      names(
        sortForUpdate(
          pods,
          { scatterStrategy: [{ key: 'zone', value: 'one' }] },
          pods,
        ),
      ),
    ).toEqual(['a', 'd', 'e', 'b', 'f', 'c']);
  });
});
