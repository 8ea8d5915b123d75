import type { NodeHistory } from './onlineTime';
import { joinIntervals, onlineTime } from './onlineTime';
import { onlineRate } from './onlineRate';

const window = { from: 1_000, to: 2_000 };
const always = [{ from: 0, to: 5_000 }];

type Move = NodeHistory['transitions'][number];

const node = (overrides: Partial<NodeHistory> = {}): NodeHistory => ({
  uid: 'a',
  state: 'online',
  firstSeen: 0,
  transitions: [],
  ...overrides,
});

const move = (at: number, from: Move['from'], to: Move['to']): Move => ({
  at,
  from,
  to,
});

describe('onlineTime', () => {
  it.each<[string, NodeHistory[], typeof always, [number, number, number]]>([
    ['a node that never changed', [node()], always, [1_000, 1_000, 1_000]],
    [
      'one that is offline all the time',
      [node({ state: 'offline' })],
      always,
      [0, 1_000, 1_000],
    ],
    [
      'one that appeared within the window',
      [
        node({
          firstSeen: 1_600,
          transitions: [move(1_600, 'unobserved', 'online')],
        }),
      ],
      always,
      [400, 400, 400],
    ],
    [
      'one that was offline for a while',
      [
        node({
          transitions: [
            move(1_200, 'online', 'offline'),
            move(1_300, 'offline', 'online'),
          ],
        }),
      ],
      always,
      [900, 1_000, 1_000],
    ],
    [
      'one that came back before the window',
      [node({ transitions: [move(500, 'offline', 'online')] })],
      always,
      [1_000, 1_000, 1_000],
    ],
    [
      'one that went exactly at the edges',
      [
        node({
          state: 'offline',
          transitions: [
            move(1_000, 'offline', 'online'),
            move(2_000, 'online', 'offline'),
          ],
        }),
      ],
      always,
      [1_000, 1_000, 1_000],
    ],
    [
      'time nobody watched',
      [node()],
      [
        { from: 0, to: 1_200 },
        { from: 1_700, to: 2_000 },
      ],
      [500, 500, 1_000],
    ],
    ['nobody ever watched', [node()], [], [0, 0, 1_000]],
    [
      'an outage nobody saw',
      [
        node({
          transitions: [
            move(1_300, 'online', 'offline'),
            move(1_600, 'offline', 'online'),
          ],
        }),
      ],
      [
        { from: 0, to: 1_200 },
        { from: 1_700, to: 2_000 },
      ],
      [500, 500, 1_000],
    ],
    [
      'one that was retired',
      [
        node({
          state: 'gone',
          expectedUntil: 1_500,
          transitions: [move(1_500, 'offline', 'gone')],
        }),
      ],
      always,
      [0, 500, 500],
    ],
    [
      'one that was retired before the window',
      [node({ state: 'gone', expectedUntil: 900 })],
      always,
      [0, 0, 0],
    ],
  ])('%s', (_, nodes, watched, [online, observed, expected]) => {
    expect(onlineTime({ window, nodes, watched })).toMatchObject({
      online,
      observed,
      expected,
    });
  });

  it('is not raised by deleting a node that was dead', () => {
    const healthy = node({ uid: 'b' });
    const dead = node({ state: 'offline' });
    const deleted = node({
      state: 'gone',
      transitions: [move(1_500, 'offline', 'gone')],
    });
    const rate = (nodes: NodeHistory[]) =>
      onlineRate(window, [onlineTime({ window, nodes, watched: always })]);
    expect(rate([healthy, dead]).rate).toBe(0.5);
    expect(rate([healthy, deleted])).toMatchObject({
      rate: 0.5,
      nodes: 2,
      gone: 1,
    });
  });

  it('is not raised by a portal that does not look', () => {
    const nodes = [node(), node({ uid: 'b', state: 'offline' })];
    const watched = [{ from: 1_000, to: 1_100 }];
    expect(
      onlineRate(window, [onlineTime({ window, nodes, watched })]),
    ).toMatchObject({ rate: 0.5, coverage: 0.1 });
  });
});

describe('onlineRate', () => {
  it('has no value when nothing was observed', () => {
    expect(onlineRate(window, [])).toEqual({
      ...window,
      rate: undefined,
      coverage: 0,
      nodes: 0,
      gone: 0,
    });
  });

  it('weighs clusters by their nodes', () => {
    const small = {
      online: 0,
      observed: 100,
      expected: 100,
      nodes: 1,
      gone: 0,
    };
    const large = {
      online: 900,
      observed: 900,
      expected: 900,
      nodes: 9,
      gone: 0,
    };
    expect(onlineRate(window, [small, large]).rate).toBe(0.9);
  });
});

describe('joinIntervals', () => {
  it('joins what overlaps, as of two replicas, and drops what is empty', () => {
    expect(
      joinIntervals([
        { from: 5, to: 9 },
        { from: 1, to: 3 },
        { from: 2, to: 4 },
        { from: 4, to: 5 },
        { from: 20, to: 20 },
      ]),
    ).toEqual([{ from: 1, to: 9 }]);
  });
});
