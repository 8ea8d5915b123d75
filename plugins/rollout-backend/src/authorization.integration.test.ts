import type { WorkloadRef } from '@pilotage/fleet-common';
import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import { startFleetModel, staticAccess } from '@pilotage/fleet-node';
import type {
  RolloutChange,
  RolloutVerb,
} from '@pilotage/plugin-rollout-common';
import { rolloutVerbs } from '@pilotage/plugin-rollout-common';
import { StreamClient } from '@pilotage/plugin-rollout-node/testUtils';
import request from 'supertest';
import type { OperationName } from './operations/operationTable';
import { operationTable } from './operations/operationTable';
import type { PrincipalName } from './__testUtils__/authorizationScopes';
import {
  cart,
  web,
  service,
  policy,
  principals,
  reads,
  writes,
  scopes,
  entityRefs,
  changes,
} from './__testUtils__/authorizationScopes';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

/** Those have a table of their own, in `sidecars.authorization.integration.test.ts`. */
type SidecarOperationName = Extract<OperationName, `sidecar${string}`>;

describe('authorization table', () => {
  let clusters: Awaited<ReturnType<typeof startFleet>>[];
  let model: ReturnType<typeof startFleetModel>;
  let portal: Portal;
  let podOf: Readonly<Record<string, string>>;
  /** Operations of ada on cart and of bob on web, refused because they were meant for another object. */
  const made: string[] = [];

  let keys = 0;
  /** Of an object that is not there, so that even who may write changes nothing. */
  function identity() {
    keys++;
    return {
      uid: 'no-such-uid',
      resourceVersion: '1',
      idempotencyKey: `authorization-${keys}`,
    };
  }

  const post = (authorization: string, door: string, body: object) =>
    request(portal.server)
      .post(`/api/rollout/v1/${door}`)
      .set('Authorization', authorization)
      .send(body);
  const get = (authorization: string, path: string) =>
    request(portal.server)
      .get(`/api/rollout/v1/${path}`)
      .set('Authorization', authorization);

  beforeAll(async () => {
    const east = await startFleet();
    const west = await startFleet({ name: 'west' });
    clusters = [east, west];
    east.simulator.store.create('namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'yard' },
    });
    for (const name of ['cart', 'web']) {
      createCloneSet(east.simulator, { name, replicas: 1 });
    }
    createCloneSet(east.simulator, {
      name: 'cart',
      namespace: 'yard',
      replicas: 1,
    });
    createCloneSet(west.simulator, { name: 'cart', replicas: 1 });
    const access = staticAccess([east.connection, west.connection]);
    model = startFleetModel({ access });
    portal = await startPortal({
      fleet: { model, access },
      components: [],
      entities: [service('cart'), service('web')],
      kubernetes: { serviceLocatorMethod: { type: 'singleTenant' } },
      policy,
    });
    const pods: Record<string, string> = {};
    for (const [name, authorization] of [
      ['cart', principals.ada],
      ['web', principals.bob],
    ] as const) {
      portal.headers.Authorization = authorization;
      const page = portal.stream(name);
      await page.until(
        () => page.workload(name)?.observation.verdict.state === 'done',
      );
      pods[name] = page.pods(name)[0]?.name ?? '';
      page.close();
    }
    podOf = pods;
    for (const [index, authorization] of [
      principals.ada,
      principals.bob,
    ].entries()) {
      const { body } = await post(authorization, 'operations', {
        entityRef: entityRefs[index],
        workload: [cart, web][index],
        change: changes.pause,
        ...identity(),
      });
      made.push(body.operation.id);
    }
  });
  afterAll(async () => {
    await portal?.stop();
    await model?.stop();
    for (const cluster of clusters ?? []) await cluster.stop();
  });

  /** Every door of the table, by its name there; the types keep it complete. */
  const doors: Readonly<
    Record<
      Exclude<
        OperationName,
        RolloutVerb | 'stream' | 'read-operation' | SidecarOperationName
      >,
      (
        authorization: string,
        scope: (typeof scopes)[number],
      ) => Promise<request.Response>
    >
  > = {
    forecast: (authorization, { entity, workload }) =>
      post(authorization, 'forecasts', {
        entityRef: entityRefs[entity],
        workload,
        change: changes['set-image'],
      }),
    'read-workload': (authorization, { entity, workload }) =>
      get(
        authorization,
        `workloads?${new URLSearchParams({
          entity: entityRefs[entity] ?? '',
          workload: stringifyWorkloadRef(workload),
        })}`,
      ),
    diagnose: (authorization, { entity, workload }) =>
      get(
        authorization,
        `diagnosis?${new URLSearchParams({
          entity: entityRefs[entity],
          workload: stringifyWorkloadRef(workload),
          pod: podOf[workload.name] ?? '',
          container: 'main',
        })}`,
      ),
  };
  const operate = (
    authorization: string,
    { entity, workload }: (typeof scopes)[number],
    change: RolloutChange,
  ) =>
    post(authorization, 'operations', {
      entityRef: entityRefs[entity],
      workload,
      change,
      ...identity(),
    });

  const cells = Object.keys(principals).flatMap(principal =>
    scopes.map(scope => ({ principal: principal as PrincipalName, scope })),
  );
  /** Whoever passes the gate finds only what is the entity's. */
  function expected(
    gate: Readonly<Record<PrincipalName, readonly [number, number, number]>>,
    { principal, scope }: (typeof cells)[number],
  ): number {
    const status = gate[principal][scope.entity];
    return status < 300 && !scope.own ? 404 : status;
  }

  it.each(cells)(
    '$principal asking for $scope.name',
    async ({ principal, scope }) => {
      const authorization = principals[principal];
      const cell = { principal, scope };
      const answers: Record<string, number> = {};
      const wanted: Record<string, number> = {};
      for (const [name, ask] of Object.entries(doors)) {
        answers[name] = (await ask(authorization, scope)).status;
        wanted[name] = expected(reads, cell);
      }
      for (const verb of rolloutVerbs) {
        const { status } = await operate(authorization, scope, changes[verb]);
        answers[verb] = status;
        wanted[verb] = expected(writes, cell);
      }
      expect(answers).toEqual(wanted);
      expect(Object.keys(answers).sort()).toEqual(
        Object.keys(operationTable)
          .filter(
            name =>
              name !== 'stream' &&
              name !== 'read-operation' &&
              !name.startsWith('sidecar'),
          )
          .sort(),
      );
    },
  );

  it.each(Object.keys(principals) as PrincipalName[])(
    'streams and operations for %s',
    async principal => {
      const authorization = principals[principal];
      for (const [entity, entityRef] of entityRefs.entries()) {
        const status = reads[principal][entity];
        const page = new StreamClient(portal.server, {
          path: `/api/rollout/v1/stream?entity=${entityRef}`,
          headers: { Authorization: authorization },
        });
        await page.until(() => page.status !== 0);
        expect([entityRef, page.status]).toEqual([entityRef, status]);
        page.close();
        for (const [index, id] of made.entries()) {
          const answer = await get(
            authorization,
            `operations/${id}?entity=${entityRef}`,
          );
          const own = index === entity || status !== 200;
          expect(answer.status).toBe(own ? status : 404);
        }
      }
    },
  );

  it('tells nothing of what is not the entity’s, not even that it exists', async () => {
    const secretive = scopes.filter(({ entity, own }) => entity === 0 && !own);
    for (const scope of secretive) {
      const nonsense = {
        ...scope,
        workload: { ...cart, name: 'there-is-no-such-thing' },
      };
      for (const ask of [
        doors.forecast,
        (authorization: string, asked: typeof scope) =>
          operate(authorization, asked, changes.pause),
      ]) {
        const [foreign, absent] = await Promise.all([
          ask(principals.ada, scope),
          ask(principals.ada, nonsense),
        ]);
        expect(said(foreign, scope.workload)).toEqual(
          said(absent, nonsense.workload),
        );
      }
    }
  });

  it('has asked no cluster to change anything', () => {
    const patches = clusters.flatMap(({ connection }) =>
      connection.requests.filter(({ method }) => method !== 'GET'),
    );
    // Forecasts of what may be seen are dry runs of it, and there is nothing else.
    expect(patches.filter(({ query }) => query?.dryRun !== 'All')).toEqual([]);
    expect(new Set(patches.map(({ path }) => path))).toEqual(
      new Set(
        ['cart', 'web'].map(
          name =>
            `/apis/apps.kruise.io/v1alpha1/namespaces/shop/clonesets/${name}`,
        ),
      ),
    );
    expect(clusters[1]?.connection.requests).not.toContainEqual(
      expect.objectContaining({ method: 'PATCH' }),
    );
  });
});

/** An answer without the names that were in the question. */
function said(answer: request.Response, workload: WorkloadRef): unknown {
  const { name, message } = answer.body.error;
  let text = String(message);
  for (const part of [workload.cluster, workload.kind, workload.namespace]) {
    text = text.replace(part, '*');
  }
  return {
    status: answer.status,
    headers: Object.keys(answer.headers).sort(),
    name,
    text: text.replace(workload.name, '*'),
  };
}
