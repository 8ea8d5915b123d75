import { TestDatabases } from '@backstage/backend-test-utils';
import type { OperationRequest } from '@pilotage/plugin-rollout-common';
import { StreamClient } from '@pilotage/plugin-rollout-node/testUtils';
import type { Knex } from 'knex';
import request from 'supertest';
import { OperationStore } from './database/OperationStore';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import { startReplica } from './__testUtils__/startReplica';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

describe('a database that fails', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let replica: Awaited<ReturnType<typeof startReplica>>;
  let knex: Knex;

  beforeAll(async () => {
    fleet = await startFleet({ controllers: false });
    createCloneSet(fleet.simulator, { name: 'cart' });
    knex = await databases.init('SQLITE_3');
    replica = await startReplica({
      fleet: fleet.fleet,
      knex,
      components: ['cart'],
    });
    const page = new StreamClient(replica.server, {
      path: '/api/rollout/v1/stream?entity=component:default/cart',
      headers: replica.headers,
    });
    await page.until(() => page.workload('cart') !== undefined);
    page.close();
  });
  afterAll(async () => {
    await replica?.stop();
    await fleet?.stop();
  });

  function pause(idempotencyKey: string): OperationRequest {
    const object = fleet.simulator.store.get('clonesets.apps.kruise.io', {
      namespace: 'shop',
      name: 'cart',
    });
    const { uid = '', resourceVersion = '' } = object?.metadata ?? {};
    return {
      entityRef: 'component:default/cart',
      workload: {
        cluster: 'east',
        group: 'apps.kruise.io',
        kind: 'CloneSet',
        namespace: 'shop',
        name: 'cart',
      },
      change: { verb: 'pause' },
      uid,
      resourceVersion,
      idempotencyKey,
    };
  }

  const operate = (body: OperationRequest) =>
    request(replica.server)
      .post('/api/rollout/v1/operations')
      .set(replica.headers)
      .send(body);

  /** Makes statements on the table fail, as a full disk does. */
  async function failing(statement: string, work: () => Promise<void>) {
    await knex.raw(
      `CREATE TRIGGER full BEFORE ${statement} ON operations BEGIN SELECT RAISE(ABORT, 'disk is full'); END`,
    );
    try {
      await work();
    } finally {
      await knex.raw('DROP TRIGGER full');
    }
  }

  it.each(['INSERT', 'UPDATE OF goal'])(
    'on %s: nothing is sent, and its words stay in the log',
    async statement => {
      await failing(statement, async () => {
        const answer = await operate(pause(`${statement.length}-no-database`));
        expect(answer.status).toBe(503);
        expect(answer.body.error.message).toBe(
          'The database of this portal does not answer, and without it nothing is changed',
        );
        expect(JSON.stringify(answer.body)).not.toMatch(
          /disk|insert|update|operations`/,
        );
      });
      expect(fleet.connection.writes).toEqual([]);
    },
  );

  it('after the write: the operation stays open, to be settled by reading', async () => {
    await failing('UPDATE OF state', async () => {
      const answer = await operate(pause('written-but-not-noted'));
      expect(answer.status).toBe(202);
      expect(answer.body.operation.outcome).toEqual({ state: 'pending' });
    });
    expect(fleet.connection.writes).toHaveLength(1);
    const open = await new OperationStore({ knex }).listOpen();
    expect(open.map(({ idempotencyKey }) => idempotencyKey)).toContain(
      'written-but-not-noted',
    );
    const repeated = await operate(pause('written-but-not-noted'));
    expect(repeated.body.operation.outcome).toEqual({ state: 'pending' });
    expect(fleet.connection.writes).toHaveLength(1);
  });
});
