import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { ClusterStatus } from '@pilotage/fleet-common';
import type {
  ClusterTokens,
  FleetService,
  RunningFleetModel,
} from '@pilotage/fleet-node';
import type { OperationRequest } from '@pilotage/plugin-rollout-common';
import { StreamClient } from '@pilotage/plugin-rollout-node/testUtils';
import type { Knex } from 'knex';
import request from 'supertest';
import { OperationStore } from './database/OperationStore';
import type { StoredOperation } from './database/operationRow';
import { LayeredModel } from './sight/LayeredModel';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import { startReplica } from './__testUtils__/startReplica';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

/** Longer ago than anybody takes to send a write. */
const abandoned = 5 * 60_000;

/** The clusters of another model, seen without a break for long enough to judge what was left behind. */
class SeenForLong extends LayeredModel {
  readonly #model: FleetService['model'];

  constructor(model: FleetService['model']) {
    super({ shared: model, own: new Map() });
    this.#model = model;
  }

  override cluster(name: string): ClusterStatus | undefined {
    const status = super.cluster(name);
    if (!status) return undefined;
    const { condition } = status;
    return {
      ...status,
      condition: { ...condition, since: condition.since - abandoned },
    };
  }

  openWithTokens(cluster: string, tokens: ClusterTokens): RunningFleetModel {
    return this.#model.openWithTokens(cluster, tokens);
  }
}

describe('several backends on one database', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let knex: Knex;
  let store: OperationStore;
  const replicas: Awaited<ReturnType<typeof startReplica>>[] = [];
  const names = ['cart', 'twice', 'sent', 'unsent', 'lost'];

  const start = () =>
    startReplica({
      fleet: { ...fleet.fleet, model: new SeenForLong(fleet.fleet.model) },
      knex,
      components: names,
    });

  beforeAll(async () => {
    fleet = await startFleet();
    for (const name of names) createCloneSet(fleet.simulator, { name });
    knex = await databases.init('SQLITE_3');
    store = new OperationStore({ knex });
    replicas.push(await start(), await start());
    for (const name of names) await seen(name);
  });
  afterAll(async () => {
    for (const replica of replicas) await replica.stop();
    await fleet?.stop();
  });

  async function seen(name: string): Promise<void> {
    const { server, headers } = replicas[0]!;
    const page = new StreamClient(server, {
      path: `/api/rollout/v1/stream?entity=component:default/${name}`,
      headers,
    });
    await page.until(
      () => page.workload(name)?.observation.verdict.state === 'done',
    );
    page.close();
  }

  const key = (name: string) => ({ namespace: 'shop', name });
  const live = (name: string) => {
    const object = fleet.simulator.store.get(
      'clonesets.apps.kruise.io',
      key(name),
    );
    if (!object) throw new Error(`There is no ${name}`);
    return object;
  };

  function pause(name: string): OperationRequest {
    const { uid, resourceVersion = '', generation } = live(name).metadata;
    return {
      entityRef: `component:default/${name}`,
      workload: {
        cluster: 'east',
        group: 'apps.kruise.io',
        kind: 'CloneSet',
        namespace: 'shop',
        name,
      },
      change: { verb: 'pause' },
      uid,
      resourceVersion,
      ...(generation === undefined ? {} : { generation }),
      idempotencyKey: `pause-${name}`,
    };
  }

  const operate = (replica: number, body: OperationRequest) =>
    request(replicas[replica]!.server)
      .post('/api/rollout/v1/operations')
      .set(replicas[replica]!.headers)
      .send(body);

  /** What a backend that died left behind. */
  function left(
    name: string,
    overrides: Partial<StoredOperation> = {},
  ): StoredOperation {
    const { workload, change, uid, entityRef } = pause(name);
    const at = Date.now() - abandoned;
    return {
      record: {
        id: randomUUID(),
        workload,
        verb: change.verb,
        change,
        summary: 'pause',
        actor: 'user:default/ada',
        requestedAt: at,
        outcome: { state: 'pending' },
      },
      entityRef,
      idempotencyKey: `left-${name}`,
      workloadUid: uid,
      stateAt: at,
      ...overrides,
    };
  }

  const goalOf = (name: string) => ({
    uid: live(name).metadata.uid,
    fields: { '/spec/updateStrategy/paused': true },
  });

  /** Waits until the operation is settled by whichever replica. */
  async function settled(id: string): Promise<StoredOperation> {
    const page = new StreamClient(replicas[0]!.server, {
      path: `/api/rollout/v1/stream?entity=component:default/${
        (await store.get(id))!.record.workload.name
      }`,
      headers: replicas[0]!.headers,
    });
    const name = (await store.get(id))!.record.workload.name;
    await page.until(() =>
      ['confirmed', 'failed'].includes(
        page.workload(name)?.activity.find(operation => operation.id === id)
          ?.outcome.state ?? '',
      ),
    );
    page.close();
    return (await store.get(id))!;
  }

  it('one key, fifty times at once, on both: one write', async () => {
    const before = fleet.connection.writes.length;
    const body = pause('cart');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => operate(i % 2, body)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([202]),
    );
    const ids = new Set(answers.map(answer => answer.body.operation.id));
    expect(ids.size).toBe(1);
    expect(fleet.connection.writes.length - before).toBe(1);
    const [id] = [...ids] as string[];
    expect((await settled(id!)).record.outcome.state).toBe('confirmed');
  });

  it('fifty keys for one change at once: one write', async () => {
    const before = fleet.connection.writes.length;
    const body = pause('twice');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        operate(i % 2, { ...body, idempotencyKey: `twice-${i}-of-50` }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([202]),
    );
    const { generation = 0 } = live('twice').metadata;
    expect(generation).toBe((body.generation ?? 0) + 1);
    const carriedOut = answers.filter(
      ({ body: answer }) => answer.operation.outcome.state === 'accepted',
    );
    expect(carriedOut).toHaveLength(1);
    // A write refused by its preconditions changed nothing, but was one.
    expect(fleet.connection.writes.length).toBeGreaterThan(before);
  });

  it('what was never sent has failed, and says so', async () => {
    const operation = left('unsent');
    await store.add(operation);
    const { record } = await settled(operation.record.id);
    expect(record.outcome).toMatchObject({
      state: 'failed',
      reason: 'Interrupted before anything was sent to the cluster.',
    });
  });

  it('what was about to be sent and is not there has failed', async () => {
    const operation = left('lost', { goal: goalOf('lost') });
    await store.add(operation);
    const { record } = await settled(operation.record.id);
    expect(record.outcome).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('does not have the change'),
    });
    expect(live('lost').spec).not.toMatchObject({
      updateStrategy: { paused: true },
    });
  });

  it('what was sent and is there is confirmed, once, by reading', async () => {
    const before = fleet.connection.writes.length;
    const operation = left('sent', { goal: goalOf('sent') });
    fleet.simulator.store.patch(
      'clonesets.apps.kruise.io',
      key('sent'),
      current => ({
        ...current,
        spec: {
          ...(current.spec as object),
          updateStrategy: {
            ...(current.spec as { updateStrategy: object }).updateStrategy,
            paused: true,
          },
        },
      }),
    );
    await store.add(operation);
    const { record } = await settled(operation.record.id);
    expect(record.outcome).toMatchObject({ state: 'confirmed' });
    expect(fleet.connection.writes.length).toBe(before);
  });

  it('leaves nothing open', async () => {
    expect(
      (await store.listOpen()).filter(
        ({ record }) => record.workload.name !== 'twice',
      ),
    ).toEqual([]);
  });
});
