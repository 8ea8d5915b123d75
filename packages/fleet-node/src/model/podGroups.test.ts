import { containerRecord, podRecord } from './__testUtils__/podRecords';
import { below, seeded, uuid } from './__testUtils__/random';
import { PodFeed } from './podFeed';
import type { PodRecord } from './podRecord';
import { PodStore } from './podStore';
import type { PodGroup, PodGroupChange } from './podTypes';

function setUp() {
  const changes: { content: string; pods: number; delta: number }[] = [];
  /** What a listener that only remembers ids believes. */
  const believed = new Map<number, { content: string; pods: number }>();
  const feed = new PodFeed(error => {
    throw error;
  });
  feed.listen(({ id, delta, group }: PodGroupChange) => {
    const before = believed.get(id);
    const content = group ? contentOf(group) : before!.content;
    const pods = group?.pods ?? 0;
    changes.push({ content, pods, delta });
    expect((before?.pods ?? 0) + delta).toBe(pods);
    expect(before?.content ?? content).toBe(content);
    if (pods === 0) believed.delete(id);
    else believed.set(id, { content, pods });
  });
  const store = new PodStore({
    cluster: 'c',
    feed,
    onChange: () => {},
    zoneOf: () => '',
  });
  return { store, changes, believed };
}

/** What makes pods alike, written in another way than the groups do. */
function contentOf(of: PodGroup | PodRecord): string {
  const { namespace, owner, labels, sidecars, containers } = of;
  return JSON.stringify([
    namespace,
    owner,
    labels,
    sidecars ?? null,
    containers.map(({ name, image, native, changing }) => [
      name,
      image,
      native,
      changing,
    ]),
  ]);
}

const counted = (
  groups: Iterable<{ readonly content: string; readonly pods: number }>,
) => [...groups].map(({ content, pods }) => `${pods} ${content}`).sort();

const countedGroups = (groups: Iterable<PodGroup>) =>
  counted(
    [...groups].map(group => ({
      content: contentOf(group),
      pods: group.pods,
    })),
  );

const marks = (hash: string) => ({
  sets: [
    { name: 'mesh', hash, revision: `mesh-${hash}`, containers: ['mesh'] },
  ],
  working: {},
  blocked: [],
});

it('counts pods that are alike as one group, whatever else differs', () => {
  const { store, changes } = setUp();
  store.upsert(podRecord({ uid: 'a' }));
  store.upsert(podRecord({ uid: 'b', node: 'node-2', ready: false, ip: '' }));
  expect(changes.map(({ pods, delta }) => [pods, delta])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect([...store.groups()].map(({ pods }) => pods)).toEqual([2]);
});

it.each<[string, Partial<PodRecord>]>([
  ['namespace', { namespace: 'other' }],
  ['owner', { owner: 'owner-b' }],
  ['label', { labels: { app: 'web', tier: 'edge' } }],
  ['sidecars', { sidecars: marks('2') }],
  ['image', { containers: [containerRecord({ image: 'web:2' })] }],
  ['container', { containers: [containerRecord(), containerRecord()] }],
  ['native', { containers: [containerRecord({ native: true })] }],
  ['changing image', { containers: [containerRecord({ changing: true })] }],
])('moves a pod with another %s to another group', (_, more) => {
  const { store, changes } = setUp();
  store.upsert(podRecord());
  changes.length = 0;
  store.upsert(podRecord(more));
  expect(changes.sort((a, b) => b.delta - a.delta)).toEqual([
    { content: contentOf(podRecord(more)), pods: 1, delta: 1 },
    { content: contentOf(podRecord()), pods: 0, delta: -1 },
  ]);
});

it('says nothing when what groups are made of stays', () => {
  const { store, changes } = setUp();
  store.upsert(podRecord());
  changes.length = 0;
  store.upsert(
    podRecord({ ready: false, containers: [containerRecord({ restarts: 3 })] }),
  );
  expect(changes).toEqual([]);
});

it('counts a pod no more when it has finished, and not one that comes finished', () => {
  const { store, changes, believed } = setUp();
  store.upsert(podRecord({ uid: 'a' }));
  store.upsert(podRecord({ uid: 'b', phase: 'Failed' }));
  store.upsert(podRecord({ uid: 'a', phase: 'Succeeded' }));
  expect(changes.map(({ pods, delta }) => [pods, delta])).toEqual([
    [1, 1],
    [0, -1],
  ]);
  expect([...store.groups(), ...store.regroup()]).toEqual([]);
  store.remove('a');
  store.remove('b');
  expect(believed.size).toBe(0);
});

it('finds the pods of groups', () => {
  const { store } = setUp();
  store.upsert(podRecord({ uid: 'a' }));
  store.upsert(podRecord({ uid: 'b', namespace: 'other' }));
  const [group] = [...store.groups()].filter(
    ({ namespace }) => namespace === 'other',
  );
  expect(store.ofGroups(new Set([group!.id])).map(({ uid }) => uid)).toEqual([
    'b',
  ]);
});

it('tells that every group is gone when the cluster is no longer followed', () => {
  const { store, changes, believed } = setUp();
  store.upsert(podRecord({ uid: 'a' }));
  store.upsert(podRecord({ uid: 'b' }));
  store.close();
  expect(changes.at(-1)).toMatchObject({ pods: 0, delta: -2 });
  expect(believed.size).toBe(0);
  store.upsert(podRecord({ uid: 'c' }));
  expect(believed.size).toBe(0);
});

it.each([1, 2, 3])(
  'agrees with counting anew after any events (seed %i)',
  seed => {
    const random = seeded(seed);
    const { store, believed } = setUp();
    const oracle = new Map<string, PodRecord>();
    const pick = <T>(values: readonly T[]) =>
      values[below(random, values.length)]!;
    const owners = [
      '',
      'node',
      ...Array.from({ length: 6 }, () => uuid(random)),
    ];
    const randomPod = (uid: string): PodRecord =>
      podRecord({
        uid,
        name: `web-${below(random, 1e6).toString(36)}`,
        namespace: pick(['shop', 'bank']),
        owner: pick(owners),
        labels: { app: pick(['a', 'b']) },
        sidecars: pick([undefined, undefined, marks('1'), marks('2')]),
        ready: random() < 0.5,
        phase: pick(['Running', 'Running', 'Pending', 'Succeeded', 'Failed']),
        containers: Array.from({ length: below(random, 4) }, (_, i) =>
          containerRecord({
            name: `c${i}`,
            // Few enough to meet again, many enough for strings to come and go.
            image: `img:${below(random, 4) === 0 ? below(random, 1e4) : 1}`,
            native: random() < 0.2,
            changing: random() < 0.2,
            restarts: below(random, 3),
          }),
        ),
      });
    const upsert = (uid: string) => {
      const record = randomPod(uid);
      store.upsert(record);
      oracle.set(uid, record);
    };
    const relist = () => {
      store.begin();
      for (const uid of [...oracle.keys()]) {
        if (random() < 0.2) oracle.delete(uid);
        else if (random() < 0.2) upsert(uid);
        else store.upsert(oracle.get(uid)!);
        if (random() < 0.1) upsert(uuid(random));
      }
      store.synced();
    };
    for (let step = 0; step < 3_000; step++) {
      const known = [...oracle.keys()];
      const what = random();
      if (what < 0.005) relist();
      else if (what < 0.4 || known.length === 0) upsert(uuid(random));
      else if (what < 0.7) upsert(pick(known));
      else {
        const uid = pick(known);
        store.remove(uid);
        oracle.delete(uid);
      }
      if (step % 250 !== 0) continue;
      const kept = countedGroups(store.groups());
      expect(kept).toEqual(countedGroups(store.regroup()));
      expect(kept).toEqual(counted(believed.values()));
      const expected = new Map<string, number>();
      for (const record of oracle.values()) {
        if (['Succeeded', 'Failed'].includes(record.phase)) continue;
        const content = contentOf(record);
        expected.set(content, (expected.get(content) ?? 0) + 1);
      }
      expect(kept).toEqual(
        counted([...expected].map(([content, pods]) => ({ content, pods }))),
      );
    }
    for (const uid of oracle.keys()) store.remove(uid);
    expect([...store.groups()]).toEqual([]);
    expect(believed.size).toBe(0);
    expect(store.strings).toBe(0);
  },
);
