import type { ListWatchCondition } from '../sync/types';
import type { LoopCondition } from './clusterState';
import { clusterState, notReadable, staleAfterMs } from './clusterState';

const now = 1_000_000;
const loop = (
  condition: ListWatchCondition,
  more: Partial<LoopCondition> = {},
): LoopCondition => ({
  resource: 'pods',
  optional: false,
  condition,
  ...more,
});
const live = loop({ state: 'live', lastSeen: now });
const failing = (status?: number, reason = 'no') =>
  loop({ state: 'failing', reason, status, attempts: 1 });

it.each<[string, LoopCondition[], object]>([
  ['all loops are live', [live, live], { state: 'live' }],
  [
    'a kind is not installed',
    [live, loop({ state: 'not-installed' })],
    { state: 'live' },
  ],
  ['one is not done', [live, loop({ state: 'syncing' })], { state: 'syncing' }],
  [
    'one has been silent too long',
    [live, loop({ state: 'live', lastSeen: now - staleAfterMs - 1 })],
    {
      state: 'stale',
      lastSeen: now - staleAfterMs - 1,
      reason: 'no sign of life from the watch of pods',
    },
  ],
  [
    'one gets no answer',
    [live, failing()],
    { state: 'unreachable', reason: 'pods: no', lastSeen: 5 },
  ],
  [
    'one is answered 500',
    [failing(500)],
    { state: 'unreachable', reason: 'pods: no', lastSeen: 5 },
  ],
  [
    'we are not known',
    [failing(), failing(401)],
    { state: 'unauthorised', reason: 'no', lastSeen: 5 },
  ],
  [
    'we are refused',
    [failing(), failing(403, 'RBAC')],
    { state: 'forbidden', reason: 'list and watch pods: RBAC', lastSeen: 5 },
  ],
  ...[
    failing(403),
    failing(401),
    failing(500),
    failing(),
    loop({ state: 'syncing' }),
    loop({ state: 'live', lastSeen: 0 }),
  ].map((without): [string, LoopCondition[], object] => [
    `we do without what is ${JSON.stringify(without.condition)}`,
    [live, { ...without, optional: true }],
    { state: 'live' },
  ]),
])('when %s', (_, loops, expected) => {
  expect(clusterState({ now, loops, lastSeen: 5 })).toEqual({
    ...expected,
    since: now,
  });
});

it('a cluster that does not answer is unreachable, whatever its watches say', () => {
  expect(
    clusterState({ now, loops: [live], silence: 'timed out', lastSeen: 5 }),
  ).toEqual({
    state: 'unreachable',
    reason: 'timed out',
    lastSeen: 5,
    since: now,
  });
});

it('keeps since when the state stays, and moves it when it changes', () => {
  const before = clusterState({ now: 1, loops: [failing()] });
  expect(clusterState({ now, loops: [failing(500)] }, before).since).toBe(1);
  expect(clusterState({ now, loops: [live] }, before).since).toBe(now);
});

it.each<[LoopCondition, string | undefined]>([
  [failing(403, 'RBAC'), 'RBAC'],
  [failing(undefined, 'timed out'), 'timed out'],
  [loop({ state: 'syncing' }), 'not read yet'],
  [
    loop({ state: 'live', lastSeen: now - staleAfterMs - 1 }),
    'no sign of life from its watch',
  ],
  [live, undefined],
  [loop({ state: 'not-installed' }), undefined],
])('of what can be done without, %j is not readable: %s', (found, reason) => {
  const services = { ...found, resource: 'services', optional: true };
  expect(notReadable([services, { ...found, optional: false }], now)).toEqual(
    reason === undefined ? [] : [{ resource: 'services', reason }],
  );
});
