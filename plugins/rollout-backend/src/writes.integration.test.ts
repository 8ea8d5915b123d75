import { mockCredentials } from '@backstage/backend-test-utils';
import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import { rolloutVerbs } from '@pilotage/plugin-rollout-common';
import request from 'supertest';
import { operationTable } from './operations/operationTable';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const changes: Record<RolloutChange['verb'], RolloutChange> = {
  'set-image': {
    verb: 'set-image',
    images: { main: 'shop/cart:2' },
    firstStep: { type: 'pods', value: 1 },
  },
  pause: { verb: 'pause' },
  resume: { verb: 'resume' },
  partition: { verb: 'partition', target: { type: 'percent', value: 50 } },
  'promote-full': { verb: 'promote-full' },
  rollback: {
    verb: 'rollback',
    revision: 'cart-0',
    firstStep: { type: 'pods', value: 1 },
  },
  'select-pods': { verb: 'select-pods', podLabels: { track: 'canary' } },
  'max-unavailable': {
    verb: 'max-unavailable',
    target: { type: 'pods', value: 1 },
  },
  'pause-injection': { verb: 'pause-injection' },
  'resume-injection': { verb: 'resume-injection' },
};
const question = {
  entityRef: 'component:default/cart',
  workload: {
    cluster: 'east',
    group: 'apps.kruise.io',
    kind: 'CloneSet',
    namespace: 'shop',
    name: 'cart',
  },
};
const body = (change: RolloutChange) => ({
  ...question,
  change,
  uid: 'uid',
  resourceVersion: '1',
  idempotencyKey: 'never-written',
});

describe('who may change what', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  const portals: Portal[] = [];

  beforeAll(async () => {
    fleet = await startFleet();
    createCloneSet(fleet.simulator, { name: 'cart', replicas: 2 });
  });
  afterAll(async () => {
    for (const portal of portals) await portal.stop();
    await fleet?.stop();
  });

  async function start(options: Partial<Parameters<typeof startPortal>[0]>) {
    const portal = await startPortal({
      fleet: fleet.fleet,
      components: ['cart'],
      ...options,
    });
    portals.push(portal);
    return portal;
  }

  it.each([
    ['nothing is set', {}, true, 'rollout.writes.enabled'],
    [
      'the permission framework is off',
      { writes: { enabled: true } },
      false,
      'permission.enabled',
    ],
  ])('nobody when %s', async (_, rollout, permissionFramework, reason) => {
    const portal = await start({ rollout, permissionFramework });
    for (const verb of rolloutVerbs) {
      const answer = await portal.operate(body(changes[verb]));
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toContain(reason);
    }
    const stream = portal.stream('cart');
    await stream.until(() => stream.topic !== undefined);
    expect(stream.topic?.writes).toMatchObject({ enabled: false });
    expect(fleet.connection.writes).toEqual([]);
  });

  describe('with writes on', () => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await start({});
    });

    it.each(rolloutVerbs)('nobody may %s with any other right', async verb => {
      const { permission } = operationTable[verb];
      portal.denied.add(permission.name);
      const answer = await portal.operate(body(changes[verb]));
      portal.denied.clear();
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toContain(permission.name);
    });

    it.each(rolloutVerbs)('a service alone may not %s', async verb => {
      const answer = await request(portal.server)
        .post('/api/rollout/v1/operations')
        .set('Authorization', mockCredentials.service.header())
        .send(body(changes[verb]));
      expect(answer.status).toBe(403);
    });

    it('nobody without credentials gets anywhere', async () => {
      const none = mockCredentials.none.header();
      const { server } = portal;
      const answers = await Promise.all([
        request(server)
          .get('/api/rollout/v1/stream?entity=component:default/cart')
          .set('Authorization', none),
        request(server)
          .post('/api/rollout/v1/forecasts')
          .set('Authorization', none)
          .send({ ...question, change: changes.pause }),
        request(server)
          .post('/api/rollout/v1/operations')
          .set('Authorization', none)
          .send(body(changes.pause)),
        request(server)
          .get(
            '/api/rollout/v1/operations/7a7a7a7a-0000-4000-8000-000000000000?entity=component:default/cart',
          )
          .set('Authorization', none),
        request(server)
          .get(
            '/api/rollout/v1/diagnosis?entity=component:default/cart&workload=east/apps.kruise.io/CloneSet/shop/cart&pod=a&container=main',
          )
          .set('Authorization', none),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([
        401, 401, 401, 401, 401,
      ]);
    });

    it('reading needs the right to read, for every door', async () => {
      portal.denied.add('rollout.workload.read');
      const answers = await Promise.all([
        portal.get('/v1/stream?entity=component:default/cart'),
        portal.forecast({ ...question, change: changes.pause }),
        portal.get(
          '/v1/operations/7a7a7a7a-0000-4000-8000-000000000000?entity=component:default/cart',
        ),
        portal.get(
          '/v1/diagnosis?entity=component:default/cart&workload=east/apps.kruise.io/CloneSet/shop/cart&pod=a&container=main',
        ),
      ]);
      portal.denied.clear();
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    });

    it('has written nothing in all this', () => {
      expect(fleet.connection.writes).toEqual([]);
    });

    it.each<[string, string, unknown, string]>([
      ['no JSON', 'text/plain', 'verb=pause', 'expected object'],
      ['broken JSON', 'application/json', '{"entityRef":', 'JSON'],
      ['a list', 'application/json', [], 'expected object'],
      [
        'prototype keys',
        'application/json',
        '{"__proto__":{"entityRef":"component:default/cart"}}',
        'entityRef',
      ],
      [
        'a path as a name',
        'application/json',
        {
          ...body(changes.pause),
          workload: { ...question.workload, name: '../../secrets/x' },
        },
        'workload.name',
      ],
    ])('answers 400 to %s', async (_, type, sent, problem) => {
      for (const path of ['forecasts', 'operations']) {
        const answer = await request(portal.server)
          .post(`/api/rollout/v1/${path}`)
          .set(portal.headers)
          .set('Content-Type', type)
          .send(sent as object);
        expect(answer.status).toBe(400);
        expect(JSON.stringify(answer.body)).toContain(problem);
      }
    });

    it('answers 413 to a body that is too large', async () => {
      const answer = await portal.forecast({
        ...question,
        change: {
          ...changes['set-image'],
          images: { main: 'x'.repeat(101 * 1024) },
        } as RolloutChange,
      });
      expect(answer.status).toBe(413);
    });

    it('passes on what the cluster would refuse, before the click', async () => {
      const takeBack = fleet.simulator.faults.answer({
        method: 'PATCH',
        path: /clonesets/,
        status: 403,
      });
      const answer = await portal.forecast({
        ...question,
        change: changes['set-image'],
      });
      takeBack();
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        mode: 'rejected',
        code: 'cluster-refuses',
        reason: expect.stringContaining('Cluster east would refuse this'),
      });
    });

    it.each([
      [401, 503],
      [403, 403],
      [404, 404],
      [429, 503],
      [500, 503],
      [503, 503],
    ])('a cluster’s %p is our %p', async (theirs, ours) => {
      const takeBack = fleet.simulator.faults.answer({
        method: 'GET',
        path: /clonesets\/cart$/,
        status: theirs,
      });
      const answer = await portal.forecast({
        ...question,
        change: changes.pause,
      });
      takeBack();
      expect(answer.status).toBe(ours);
    });
  });
});
