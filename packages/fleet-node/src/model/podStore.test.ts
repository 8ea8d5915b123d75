import {
  containerRecord as container,
  podRecord as pod,
} from './__testUtils__/podRecords';
import { below, seeded, uuid } from './__testUtils__/random';
import { PodFeed } from './podFeed';
import type { PodRecord } from './podRecord';
import { PodStore } from './podStore';
import type { ContainerRow, PodRow } from './podTypes';

function setUp() {
  const changes: string[] = [];
  const store = new PodStore({
    cluster: 'c',
    feed: new PodFeed(error => {
      throw error;
    }),
    onChange: owner => changes.push(owner),
    zoneOf: node => (node === 'node-1' ? 'zone-a' : ''),
  });
  return { store, changes };
}

const readContainer = (row: ContainerRow) =>
  Object.fromEntries(
    Object.keys(container())
      .filter(name => name !== 'changing')
      .map(name => [name, row[name as keyof ContainerRow]]),
  );

/** A view as plain values; what a view cannot tell is left out. */
function read(row: PodRow): Record<string, unknown> {
  const values = Object.fromEntries(
    Object.keys(pod()).map(name => [name, row[name as keyof PodRow]]),
  );
  return { ...values, containers: row.containers.map(readContainer) };
}

const expected = (record: PodRecord) => ({
  ...record,
  containers: record.containers.map(({ changing: _, ...rest }) => rest),
});

it('gives back what was put in, with the zone of the node', () => {
  const { store } = setUp();
  store.upsert(pod());
  const [row] = store.ofOwner('owner-a');
  expect(read(row!)).toEqual(expected(pod()));
  expect(row?.zone).toBe('zone-a');
});

it.each<[string, Partial<PodRecord>]>([
  ['name', { name: 'odd' }],
  ['node', { node: 'node-2' }],
  ['phase', { phase: 'Failed' }],
  ['revision', { revision: 'web-7d9f8c6b5' }],
  ['lifecycle', { lifecycle: 'Updating' }],
  ['readiness', { ready: false }],
  ['time of readiness', { readyChangedAt: 1_700_000_101_000 }],
  ['readiness for in-place update', { inPlaceReady: false }],
  ['in-place update', { updatedInPlace: true }],
  ['time of the in-place update', { inPlaceStartedAt: 1_700_000_090_000 }],
  ['deletion', { deleting: true }],
  ['reason', { reason: 'Evicted' }],
  ['message', { reason: 'Unschedulable', message: '0/3 nodes\nare free' }],
  ['end of its grace period', { deletionDueAt: 1_700_000_130_000 }],
  ['labels', { labels: { app: 'web', 'two\nlines': 'ä' } }],
  [
    'requests',
    {
      requests: { cpuMilli: 1, memoryBytes: 2, incomplete: 3, unlimited: 4 },
    },
  ],
  [
    'sidecars',
    {
      sidecars: {
        sets: [
          {
            name: 'mesh',
            hash: 'h',
            revision: 'mesh-1',
            containers: ['proxy'],
          },
        ],
        working: { proxy: 'proxy-2' },
        blocked: ['mesh'],
      },
    },
  ],
  ['nature of a container', { containers: [container({ native: true })] }],
  ['address', { ip: 'fd00::1' }],
  ['loss of its address', { ip: '' }],
  ['image', { containers: [container({ image: 'x@sha256:12' })] }],
  ['running image', { containers: [container({ runningImage: '' })] }],
  [
    'container state',
    {
      containers: [container({ state: 'waiting', reason: 'ImagePullBackOff' })],
    },
  ],
  [
    'last reason',
    { containers: [container({ lastReason: 'OOMKilled', exitCode: 137 })] },
  ],
  ['restarts', { containers: [container({ restarts: 70_000 })] }],
  [
    'number of containers',
    { containers: [container(), container({ name: 'proxy' })] },
  ],
  ['loss of containers', { containers: [] }],
])('a change of %s is one change, and the same again is none', (_, more) => {
  const { store, changes } = setUp();
  store.upsert(pod());
  store.upsert(pod());
  expect(changes).toEqual(['owner-a']);
  store.upsert(pod(more));
  store.upsert(pod(more));
  expect(changes).toEqual(['owner-a', 'owner-a']);
  expect(read(store.ofOwner('owner-a')[0]!)).toEqual(expected(pod(more)));
});

it('moves a pod that another controller adopts', () => {
  const { store, changes } = setUp();
  store.upsert(pod());
  store.upsert(pod({ owner: 'owner-b' }));
  expect(changes).toEqual(['owner-a', 'owner-a', 'owner-b']);
  expect(store.ofOwner('owner-a')).toEqual([]);
  expect(store.ofOwner('owner-b')).toHaveLength(1);
});

it('keeps the id while a pod lives', () => {
  const { store } = setUp();
  const uids = ['a', 'b', 'c'];
  for (const uid of uids) store.upsert(pod({ uid }));
  const ids = () =>
    new Map(store.ofOwner('owner-a').map(({ uid, id }) => [uid, id]));
  const before = ids();
  store.remove('a');
  store.upsert(pod({ uid: 'b', ready: false }));
  store.upsert(pod({ uid: 'd' }));
  expect(ids().get('b')).toBe(before.get('b'));
  expect(ids().get('c')).toBe(before.get('c'));
  expect(new Set(ids().values()).size).toBe(3);
});

it('a list anew changes only what is different', () => {
  const { store, changes } = setUp();
  for (const uid of ['a', 'b', 'c'])
    store.upsert(pod({ uid, owner: `of-${uid}` }));
  changes.length = 0;
  store.begin();
  store.upsert(pod({ uid: 'a', owner: 'of-a' }));
  store.upsert(pod({ uid: 'b', owner: 'of-b', ready: false }));
  store.upsert(pod({ uid: 'd', owner: 'of-d' }));
  store.synced();
  expect(changes).toEqual(['of-b', 'of-d', 'of-c']);
  expect(store.ofOwner('of-c')).toEqual([]);
});

it('a list that was begun twice forgets what only the first one saw', () => {
  const { store } = setUp();
  store.begin();
  store.upsert(pod({ uid: 'a' }));
  store.begin();
  store.upsert(pod({ uid: 'b' }));
  store.synced();
  expect(store.ofOwner('owner-a').map(({ uid }) => uid)).toEqual(['b']);
});

it('a pod that takes the row of one removed during a list stays', () => {
  const { store } = setUp();
  store.upsert(pod({ uid: 'a' }));
  store.begin();
  store.remove('a');
  store.upsert(pod({ uid: 'b' }));
  store.synced();
  expect(store.ofOwner('owner-a').map(({ uid }) => uid)).toEqual(['b']);
});

it('reports the owners on nodes that moved', () => {
  const { store, changes } = setUp();
  store.upsert(pod({ uid: 'a', node: 'node-1', owner: 'of-a' }));
  store.upsert(pod({ uid: 'b', node: 'node-2', owner: 'of-b' }));
  changes.length = 0;
  store.touchNodes(new Set(['node-2', 'node-9']));
  expect(changes).toEqual(['of-b']);
});

it('agrees with a map of plain records through a long life, and ends as small as it began', () => {
  const random = seeded(3);
  const { store } = setUp();
  const oracle = new Map<string, PodRecord>();
  const pick = <T>(values: readonly T[]) =>
    values[below(random, values.length)]!;
  const randomPod = (uid: string) =>
    pod({
      uid,
      name: `app-${below(random, 9)}-${below(random, 1e9).toString(36)}-${below(
        random,
        1e6,
      ).toString(36)}`,
      owner: pick(['', uuid(seeded(below(random, 40))), 'odd']),
      ip: pick(['', '10.1.2.3', `10.0.${below(random, 9)}.1`, 'fd00::2']),
      revision: pick(['', 'r1', `r${below(random, 1000)}`]),
      reason: pick(['', 'Evicted']),
      ready: random() < 0.5,
      containers: Array.from({ length: below(random, 5) }, (_, i) =>
        container({
          name: `c${i}`,
          image: `img:${below(random, 50)}`,
          restarts: below(random, 9),
          exitCode: pick([-1, 0, 1, 137]),
          reason: pick(['', 'CrashLoopBackOff']),
        }),
      ),
    });
  for (let step = 0; step < 10_000; step++) {
    const known = [...oracle.keys()];
    const uid =
      random() < 0.4 || known.length === 0 ? uuid(random) : pick(known);
    if (oracle.has(uid) && random() < 0.6) {
      store.remove(uid);
      oracle.delete(uid);
    } else {
      const record = randomPod(uid);
      store.upsert(record);
      oracle.set(uid, record);
    }
  }
  const owners = new Set([...oracle.values()].map(({ owner }) => owner));
  owners.delete('');
  for (const owner of owners) {
    const records = [...oracle.values()].filter(
      record => record.owner === owner,
    );
    const byUid = (a: { uid?: unknown }, b: { uid?: unknown }) =>
      String(a.uid) < String(b.uid) ? -1 : 1;
    expect(store.ofOwner(owner).map(read).sort(byUid)).toEqual(
      records.map(expected).sort(byUid),
    );
  }
  for (const uid of oracle.keys()) store.remove(uid);
  expect(store.strings).toBe(0);
});
