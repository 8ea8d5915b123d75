import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { OperationStore } from './OperationStore';
import { migrationsDirectory } from './migrate';
import type { StoredOperation } from './operationRow';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const workload = {
  cluster: 'arn:aws:eks:eu/prod',
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  namespace: 'shop',
  name: 'cart',
};

function operation(
  id: string,
  overrides: Partial<StoredOperation> = {},
): StoredOperation {
  return {
    record: {
      id,
      workload,
      verb: 'pause',
      change: { verb: 'pause' },
      summary: 'pause',
      actor: 'user:default/ada',
      requestedAt: 1_000,
      outcome: { state: 'pending' },
    },
    entityRef: 'component:default/cart',
    idempotencyKey: `key-${id}`,
    workloadUid: 'uid-1',
    stateAt: 1_000,
    ...overrides,
  };
}

describe.each(databases.eachSupportedId())('operations on %s', databaseId => {
  let knex: Knex;
  let store: OperationStore;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new OperationStore({ knex });
  });

  it('gives back what was stored', async () => {
    const goal = { uid: 'uid-1', fields: { '/spec/paused': true } };
    await store.add(operation('a', { goal }));
    expect(await store.get('a')).toEqual(operation('a', { goal }));
  });

  it('keeps one operation for one idempotency key', async () => {
    const first = operation('a');
    await store.add(first);
    const heard: string[] = [];
    store.subscribe(({ record }) => heard.push(record.id));
    expect(
      await store.add(operation('b', { idempotencyKey: 'key-a' })),
    ).toEqual({ added: false, operation: first });
    expect(await store.get('b')).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it('settles an operation once, whoever tries', async () => {
    await store.add(operation('a'));
    const other = new OperationStore({ knex });
    const heard: string[] = [];
    store.subscribe(({ record }) => heard.push(record.outcome.state));
    other.subscribe(({ record }) => heard.push(record.outcome.state));
    await store.move({
      id: 'a',
      from: 'pending',
      to: { state: 'accepted', at: 2_000 },
    });
    await Promise.all([
      store.move({
        id: 'a',
        from: 'accepted',
        to: { state: 'confirmed', at: 3_000 },
      }),
      other.move({
        id: 'a',
        from: 'accepted',
        to: { state: 'failed', at: 3_000, reason: 'late' },
      }),
    ]);
    const settled = await store.get('a');
    expect(heard).toEqual(['accepted', settled?.record.outcome.state]);
    expect(await store.listOpen()).toEqual([]);
  });

  it('lets nothing be sent for an operation that is settled', async () => {
    await store.add(operation('a'));
    const goal = { uid: 'uid-1', fields: {} };
    expect(await store.recordGoal({ id: 'a', goal })).toBe(true);
    await store.move({
      id: 'a',
      from: 'pending',
      to: { state: 'failed', at: 2_000, reason: 'given up' },
    });
    expect(await store.recordGoal({ id: 'a', goal })).toBe(false);
  });

  it('lists the newest 20 of one workload', async () => {
    for (let i = 0; i < 22; i++) {
      const { record, ...rest } = operation(`op-${String(i).padStart(2, '0')}`);
      await store.add({
        ...rest,
        record: { ...record, requestedAt: i },
      });
    }
    const recent = await store.listRecent(workload);
    expect(recent).toHaveLength(20);
    expect(recent[0]?.id).toBe('op-21');
    expect(await store.listRecent({ ...workload, name: 'other' })).toEqual([]);
  });

  it('forgets what was settled long ago, and nothing that is open', async () => {
    for (const id of ['open', 'accepted', 'old', 'new']) {
      await store.add(operation(id));
    }
    await store.move({
      id: 'accepted',
      from: 'pending',
      to: { state: 'accepted', at: 1_000 },
    });
    for (const [id, at] of [
      ['old', 2_000],
      ['new', 9_000],
    ] as const) {
      await store.move({ id, from: 'pending', to: { state: 'unchanged', at } });
    }
    expect(await store.deleteSettled(5_000)).toBe(1);
    expect(await store.get('old')).toBeUndefined();
    expect(await store.get('new')).toBeDefined();
    expect(await store.listOpen()).toHaveLength(2);
  });

  it('migrates down and up again', async () => {
    await knex.migrate.down({ directory: migrationsDirectory() });
    expect(await knex.schema.hasTable('operations')).toBe(false);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    await store.add(operation('a'));
    expect(await store.listOpen()).toHaveLength(1);
  });
});
