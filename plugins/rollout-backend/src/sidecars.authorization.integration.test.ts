import { mockCredentials } from '@backstage/backend-test-utils';
import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import { rolloutVerbs } from '@pilotage/plugin-rollout-common';
import request from 'supertest';
import { verbOperation } from './operations/operationTable';
import {
  createMeshed,
  createSidecarSet,
  startFleet,
} from './__testUtils__/startFleet';
import type { Portal, PolicyQuestion } from './__testUtils__/startPortal';
import { component, startPortal } from './__testUtils__/startPortal';

const mesh = {
  cluster: 'east',
  group: 'apps.kruise.io',
  kind: 'SidecarSet',
  namespace: '',
  name: 'mesh',
};
const firstStep = { type: 'percent', value: 100 } as const;
const changes: Record<RolloutChange['verb'], RolloutChange> = {
  'set-image': {
    verb: 'set-image',
    images: { proxy: 'mesh/proxy:2' },
    firstStep,
  },
  pause: { verb: 'pause' },
  resume: { verb: 'resume' },
  partition: { verb: 'partition', target: firstStep },
  'promote-full': { verb: 'promote-full' },
  rollback: { verb: 'rollback', revision: 'mesh-0', firstStep },
  'select-pods': { verb: 'select-pods', podLabels: { track: 'canary' } },
  'max-unavailable': { verb: 'max-unavailable', target: firstStep },
  'pause-injection': { verb: 'pause-injection' },
  'resume-injection': { verb: 'resume-injection' },
};

const user = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);
/** ada has the cart, pat has the mesh; both have every permission on what is theirs, and read what is not. */
const owners: Readonly<Record<string, readonly string[]>> = {
  'user:default/ada': ['component:default/cart', 'component:default/greedy'],
  'user:default/pat': ['component:default/mesh'],
};

describe('who may do what with sidecars', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;
  const asked: PolicyQuestion[] = [];

  beforeAll(async () => {
    fleet = await startFleet();
    createSidecarSet(fleet.simulator, { name: 'mesh' });
    createMeshed(fleet.simulator, { name: 'cart', replicas: 1 });
    portal = await startPortal({
      fleet: fleet.fleet,
      components: ['cart', 'mesh'],
      entities: [
        {
          ...component('greedy'),
          metadata: {
            name: 'greedy',
            namespace: 'default',
            annotations: {
              'backstage.io/kubernetes-label-selector':
                'backstage.io/kubernetes-id=mesh',
            },
          },
        },
      ],
      policy: question => {
        asked.push(question);
        const { actor, entityRef, permission } = question;
        if (permission === 'rollout.sidecar.fleet.read') {
          return actor !== 'user:default/eve';
        }
        if (permission === 'rollout.workload.read') {
          return actor !== 'user:default/eve';
        }
        return owners[actor]?.includes(entityRef) ?? false;
      },
    });
    const page = portal.stream('mesh');
    await page.until(() => page.workload('mesh') !== undefined);
    page.close();
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  let keys = 0;
  const operate = (
    authorization: string,
    change: RolloutChange,
    more: { entityRef?: string; workload?: object } = {},
  ) => {
    keys++;
    return request(portal.server)
      .post('/api/rollout/v1/operations')
      .set('Authorization', authorization)
      .send({
        entityRef: 'component:default/mesh',
        workload: mesh,
        change,
        uid: 'no-such-uid',
        resourceVersion: '1',
        idempotencyKey: `sidecars-${keys}`,
        ...more,
      });
  };
  const get = (authorization: string, path: string) =>
    request(portal.server)
      .get(`/api/rollout/v1/sidecars/${path}`)
      .set('Authorization', authorization);

  it.each(rolloutVerbs)('%s: its owner, and no other', async verb => {
    const { permission } = verbOperation('SidecarSet', verb);
    const denied = await operate(user('ada'), changes[verb]);
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain(permission.name);
    expect(asked).toEqual([
      {
        permission: permission.name,
        entityRef: 'component:default/mesh',
        actor: 'user:default/ada',
      },
    ]);
    // Admitted, and refused only because the object is another one than that of the forecast.
    const admitted = await operate(user('pat'), changes[verb]);
    expect([admitted.status, admitted.body.type]).toEqual([202, 'refused']);
    const alone = await operate(
      mockCredentials.service.header(),
      changes[verb],
    );
    expect(alone.status).toBe(403);
    expect(fleet.connection.writes).toEqual([]);
  });

  it('reaches no SidecarSet through an entity that does not lead to it', async () => {
    const entityRef = 'component:default/cart';
    const detour = await operate(user('ada'), changes.pause, { entityRef });
    expect(detour.status).toBe(404);
    // Nor by calling it something whose permission she has.
    const disguised = await operate(user('ada'), changes.pause, {
      entityRef,
      workload: { ...mesh, kind: 'CloneSet', namespace: 'shop' },
    });
    expect(disguised.status).toBe(404);
  });

  it('reaches no SidecarSet by selecting it', async () => {
    const claim = await operate(user('ada'), changes.pause, {
      entityRef: 'component:default/greedy',
    });
    expect(claim.status).toBe(403);
    expect(claim.body.error.message).toContain(
      'neither its label backstage.io/kubernetes-id nor its annotation pilotage.dev/entity names component:default/greedy',
    );
  });

  it('shows no logs of pods that only carry the sidecar', async () => {
    const answer = await request(portal.server)
      .get('/api/rollout/v1/diagnosis')
      .query({
        entity: 'component:default/mesh',
        workload: 'east/apps.kruise.io/SidecarSet//mesh',
        pod: 'cart-0',
        container: 'main',
      })
      .set('Authorization', user('pat'));
    expect(answer.status).toBe(404);
    expect(answer.body.error.message).toContain('no pods of its own');
  });

  it('writes down who changed a sidecar', async () => {
    await operate(user('pat'), changes['set-image']);
    expect(portal.audit.at(-1)).toMatchObject({
      eventId: 'sidecar-change',
      severity: 'medium',
      status: 'failed',
      meta: {
        actionType: 'sidecar/set-image',
        entityRef: 'component:default/mesh',
        workload: 'east/apps.kruise.io/SidecarSet//mesh',
        change: 'set image proxy to mesh/proxy:2, first step 100 %',
      },
    });
  });

  it.each([
    ['stream?entity=component:default/cart', 'sidecar-stream'],
    ['fleet/stream', 'sidecar-fleet-stream'],
    ['fleet.csv', 'sidecar-fleet-export'],
  ])('%s is for who may read, and written down', async (path, eventId) => {
    expect((await get(user('eve'), path)).status).toBe(403);
    expect(portal.audit.at(-1)).toMatchObject({ eventId, status: 'failed' });
    expect((await get(mockCredentials.none.header(), path)).status).toBe(401);
  });

  it('hands out the table to who may read', async () => {
    expect((await get(user('ada'), 'fleet.csv')).status).toBe(200);
    expect(portal.audit.at(-1)).toMatchObject({
      eventId: 'sidecar-fleet-export',
      status: 'succeeded',
    });
  });

  it('answers no HEAD, which would never end', async () => {
    for (const path of [
      'stream?entity=component:default/cart',
      'fleet/stream',
    ]) {
      const answer = await request(portal.server)
        .head(`/api/rollout/v1/sidecars/${path}`)
        .set('Authorization', user('ada'));
      expect([path, answer.status]).toEqual([path, 405]);
    }
  });
});
