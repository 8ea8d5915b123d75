import { TestDatabases } from '@backstage/backend-test-utils';
import type { InspectionReport } from '@pilotage/plugin-cluster-health-common';
import type { Knex } from 'knex';
import type { NodeMove } from '../availability/nodeMoves';
import { migrationsDirectory } from './migrate';
import { openStores } from './openStores';

// PostgreSQL as well where there is one.
const databases = TestDatabases.create({
  ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING
    ? ['SQLITE_3', 'POSTGRES_16']
    : ['SQLITE_3'],
});

jest.setTimeout(60_000);

const mark = (state: 'serving' | 'not-serving', since: number) => ({
  state,
  reason: 'so',
  checks: [],
  since,
});

const move = (overrides: Partial<NodeMove> = {}): NodeMove => ({
  uid: 'n1',
  name: 'node-1',
  from: 'unobserved',
  to: 'online',
  reason: 'KubeletReady',
  replaces: [],
  ...overrides,
});

const report = (id: string, finishedAt: number): InspectionReport => ({
  id,
  cluster: 'east',
  trigger: { type: 'person', by: 'user:default/ada' },
  startedAt: finishedAt - 1,
  finishedAt,
  counts: {
    pass: 0,
    warn: 0,
    fail: 0,
    unknown: 0,
    'not-applicable': 0,
    waived: 0,
  },
  score: { score: undefined, coverage: 0 },
  items: [],
  pillars: [],
});

describe.each(databases.eachSupportedId())('the tables on %s', databaseId => {
  let knex: Knex;
  let stores: ReturnType<typeof openStores>;
  /** Of another replica on the same database. */
  let others: ReturnType<typeof openStores>;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    stores = openStores(knex);
    others = openStores(knex);
  });

  it('migrate down and up again', async () => {
    await knex.migrate.down({ directory: migrationsDirectory() });
    for (const table of ['causes', 'nodes', 'waivers', 'inspections']) {
      expect(await knex.schema.hasTable(table)).toBe(false);
    }
    await knex.migrate.latest({ directory: migrationsDirectory() });
    await stores.causes.add('east', 'key', 1);
    expect(await stores.causes.list(0)).toHaveLength(1);
  });

  it('remember a cause once, however many replicas see it', async () => {
    await Promise.all([
      stores.causes.add('east', 'a'.repeat(2_000), 1_000),
      others.causes.add('east', 'a'.repeat(2_000), 1_001),
    ]);
    const [cause] = await stores.causes.list(0);
    expect(await stores.causes.list(0)).toHaveLength(1);
    expect([1_000, 1_001]).toContain(cause?.firstSeen);
    await stores.causes.goAway(cause!, 2_000);
    await others.causes.goAway(cause!, 2_500);
    const gone = await stores.causes.get('east', cause!.key);
    expect(gone?.goneAt).toBe(2_000);
    await stores.causes.comeBack(gone!, 3_000, [3_000]);
    await others.causes.comeBack(gone!, 3_100, [3_000, 3_100]);
    expect(await stores.causes.get('east', cause!.key)).toMatchObject({
      firstSeen: cause!.firstSeen,
      lastSeen: 3_000,
      returnedAt: [3_000],
    });
    await stores.causes.stay('east', [cause!.key], 4_000);
    await others.causes.stay('east', [cause!.key], 3_500);
    expect((await stores.causes.list(0))[0]?.lastSeen).toBe(4_000);
    await stores.causes.forget(4_001);
    expect(await stores.causes.list(0)).toEqual([]);
  });

  it('keep the date of a mark while its state stays', async () => {
    await stores.marks.set('east', mark('serving', 1));
    await others.marks.set('east', mark('serving', 2));
    expect((await stores.marks.list()).get('east')).toEqual(mark('serving', 1));
    await others.marks.set('east', mark('not-serving', 3));
    expect((await stores.marks.list()).get('east')).toEqual(
      mark('not-serving', 3),
    );
  });

  it('know a waiver until it ends', async () => {
    const waiver = await stores.waivers.add(
      { cluster: 'east', check: 'a', reason: 'because', until: 2_000 },
      'user:default/ada',
      1_000,
    );
    expect(await others.waivers.list(1_999)).toEqual([waiver]);
    expect(await stores.waivers.list(2_000)).toEqual([]);
    expect(
      await stores.waivers.end(waiver.id, 'user:default/eve', 2_000),
    ).toBeUndefined();
    expect(
      await stores.waivers.end(waiver.id, 'user:default/eve', 1_500),
    ).toEqual(waiver);
    expect(await stores.waivers.list(1_600)).toEqual([]);
    expect(
      await others.waivers.end(waiver.id, 'user:default/eve', 1_500),
    ).toBeUndefined();
  });

  it('keep reports, the newest first, for a while', async () => {
    for (const [id, at] of [
      ['a', 1_000],
      ['b', 2_000],
      ['c', 3_000],
    ] as const) {
      await stores.inspections.add(report(id, at));
    }
    expect(await stores.inspections.get('east', 'b')).toEqual(
      report('b', 2_000),
    );
    expect(await stores.inspections.get('west', 'b')).toBeUndefined();
    expect((await stores.inspections.newest('east'))?.id).toBe('c');
    expect(
      (await stores.inspections.history('east', 2)).map(({ id }) => id),
    ).toEqual(['c', 'b']);
    expect(
      (await stores.inspections.newestOfEach()).map(({ id }) => id),
    ).toEqual(['c']);
    expect(await stores.inspections.forget(2_500)).toBe(2);
  });

  it('write a transition once, whoever sees it', async () => {
    const away = move({ from: 'online', to: 'offline' });
    await Promise.all([
      stores.nodes.move('east', move(), 1_000),
      others.nodes.move('east', move(), 1_000),
    ]);
    await Promise.all([
      stores.nodes.move('east', away, 2_000),
      others.nodes.move('east', away, 2_001),
    ]);
    const transitions = await stores.nodes.transitions('east', {
      since: 0,
      limit: 10,
    });
    expect(transitions.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'online offline',
      'unobserved online',
    ]);
    expect(await stores.nodes.histories('east', 0)).toEqual([
      expect.objectContaining({
        uid: 'n1',
        state: 'offline',
        firstSeen: 1_000,
        transitions: [
          { from: 'unobserved', to: 'online', at: 1_000 },
          expect.objectContaining({ from: 'online', to: 'offline' }),
        ],
      }),
    ]);
  });

  it('retire only a node that is gone, from when it went', async () => {
    await stores.nodes.move('east', move(), 1_000);
    expect(await stores.nodes.retire('east', 'n1')).toBe(false);
    await stores.nodes.move(
      'east',
      move({ from: 'online', to: 'gone' }),
      2_000,
    );
    expect((await stores.nodes.histories('east', 5_000))[0]).toMatchObject({
      state: 'gone',
    });
    expect(await stores.nodes.retire('east', 'n1')).toBe(true);
    expect(await others.nodes.retire('east', 'n1')).toBe(false);
    expect((await stores.nodes.list('east')).get('n1')).toMatchObject({
      expectedUntil: 2_000,
    });
    expect(await stores.nodes.histories('east', 5_000)).toEqual([]);
  });

  it('let a machine that came back take the place of the one that was gone', async () => {
    await stores.nodes.move('east', move(), 1_000);
    await stores.nodes.move(
      'east',
      move({ from: 'online', to: 'gone' }),
      2_000,
    );
    await stores.nodes.move(
      'east',
      move({ uid: 'n2', replaces: ['n1'] }),
      3_000,
    );
    const nodes = await stores.nodes.list('east');
    expect(nodes.get('n1')?.expectedUntil).toBe(3_000);
    expect(nodes.get('n2')?.state).toBe('online');
  });

  it('have one replica at a time record a cluster', async () => {
    const take = (replica: string, now: number) =>
      stores.watches.take({ cluster: 'east', replica, now, until: now + 100 });
    expect(await take('one', 0)).toBe(true);
    expect(await take('two', 50)).toBe(false);
    expect(await take('one', 50)).toBe(true);
    expect(await take('two', 140)).toBe(false);
    expect(await take('two', 200)).toBe(true);
    expect(await take('one', 210)).toBe(false);
    await stores.watches.leave('east', 'one');
    expect(await take('one', 220)).toBe(false);
    await stores.watches.leave('east', 'two');
    expect(await take('one', 230)).toBe(true);
  });

  it('know when somebody watched', async () => {
    const id = await stores.watches.begin('east', 1_000);
    await stores.watches.extend(id, 2_000);
    expect(await stores.watches.intervals('east', 1_500)).toEqual([
      { from: 1_000, to: 2_000 },
    ]);
    await stores.watches.forget(3_000);
    expect(await stores.watches.intervals('east', 0)).toEqual([]);
  });
});
