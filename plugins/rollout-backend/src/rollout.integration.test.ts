import { podFlags } from '@pilotage/fleet-common';
import type {
  Forecast,
  OperationRequest,
  RolloutChange,
} from '@pilotage/plugin-rollout-common';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const setImage = (image: string): RolloutChange => ({
  verb: 'set-image',
  images: { main: image },
  firstStep: { type: 'percent', value: 50 },
});

describe('a rollout through the backend', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;
  let key = 0;

  beforeAll(async () => {
    fleet = await startFleet();
    portal = await startPortal({
      fleet: fleet.fleet,
      components: ['cart', 'busy', 'stale', 'locked', 'shared', 'sick', 'off'],
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  function request(name: string, change: RolloutChange) {
    return {
      entityRef: `component:default/${name}`,
      workload: {
        cluster: 'east',
        group: 'apps.kruise.io',
        kind: 'CloneSet',
        namespace: 'shop',
        name,
      },
      change,
    };
  }

  async function forecastOf(
    name: string,
    change: RolloutChange,
  ): Promise<Forecast> {
    const answer = await portal.forecast(request(name, change));
    expect(answer.body).not.toHaveProperty('error');
    expect(answer.status).toBe(200);
    return answer.body as Forecast;
  }

  function operation(
    name: string,
    change: RolloutChange,
    forecast: Forecast,
  ): OperationRequest {
    key++;
    const { uid, resourceVersion, generation, madeAt } = forecast;
    return {
      ...request(name, change),
      uid,
      resourceVersion,
      ...(generation === undefined ? {} : { generation }),
      ...(madeAt === undefined ? {} : { madeAt }),
      idempotencyKey: `test-key-${key}`,
    };
  }

  async function running(name: string, spec = {}) {
    createCloneSet(fleet.simulator, { name, spec });
    const stream = portal.stream(name);
    await stream.until(
      () => stream.workload(name)?.observation.verdict.state === 'done',
    );
    return stream;
  }

  it('goes in place to the first step, on, and is seen doing so', async () => {
    const stream = await running('cart');
    const before = stream
      .pods('cart')
      .map(pod => pod.name)
      .sort();
    expect(before).toHaveLength(6);

    const change = setImage('shop/cart:2');
    const forecast = await forecastOf('cart', change);
    expect(forecast).toMatchObject({ mode: 'in-place', pods: 3 });
    const answer = await portal.operate(operation('cart', change, forecast));
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      type: 'recorded',
      operation: {
        actor: 'user:default/ada',
        summary: 'set image main to shop/cart:2, first step 50 %',
        outcome: { state: 'accepted' },
      },
    });
    await stream.until(
      () =>
        stream.workload('cart')?.activity[0]?.outcome.state === 'confirmed' &&
        stream.workload('cart')?.observation.verdict.state === 'step-done',
    );
    const updated = stream
      .pods('cart')
      .filter(pod => pod.flags === podFlags.updated + podFlags.inPlace);
    expect(updated).toHaveLength(3);

    const promote: RolloutChange = { verb: 'promote-full' };
    await portal.operate(
      operation('cart', promote, await forecastOf('cart', promote)),
    );
    await stream.until(
      () =>
        stream.workload('cart')?.observation.verdict.state === 'done' &&
        stream.workload('cart')?.activity[0]?.outcome.state === 'confirmed',
    );
    expect(
      stream
        .pods('cart')
        .map(pod => pod.name)
        .sort(),
    ).toEqual(before);

    const id = answer.body.operation.id as string;
    const read = await portal.get(
      `/v1/operations/${id}?entity=component:default/cart`,
    );
    expect(read.body).toMatchObject({ id, outcome: { state: 'confirmed' } });
    const foreign = await portal.get(
      `/v1/operations/${id}?entity=component:default/busy`,
    );
    expect(foreign.status).toBe(404);

    const workload = encodeURIComponent(
      'east/apps.kruise.io/CloneSet/shop/cart',
    );
    const asked = await portal.get(
      `/v1/workloads?entity=component:default/cart&workload=${workload}`,
    );
    expect(asked.body).toMatchObject({
      type: 'workload',
      observation: { verdict: { state: 'done' } },
      activity: [{ verb: 'promote-full' }, { id }],
    });
  });

  it('writes once for one idempotency key', async () => {
    const stream = await running('busy');
    const change: RolloutChange = { verb: 'pause' };
    const body = operation('busy', change, await forecastOf('busy', change));
    const before = fleet.connection.writes.length;
    const answers = await Promise.all([
      portal.operate(body),
      portal.operate(body),
      portal.operate(body),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const ids = answers.map(answer => answer.body.operation.id as string);
    expect(new Set(ids).size).toBe(1);
    expect(fleet.connection.writes.length - before).toBe(1);
    const other = await portal.operate({
      ...body,
      change: { verb: 'promote-full' },
    });
    expect(other.status).toBe(409);
    await stream.until(
      () => stream.workload('busy')?.activity[0]?.outcome.state === 'confirmed',
    );
    expect(stream.workload('busy')?.activity).toHaveLength(1);
  });

  it('explains a refusal by who changed the workload meanwhile', async () => {
    const stream = await running('stale');
    const change = setImage('shop/stale:2');
    const forecast = await forecastOf('stale', change);
    fleet.simulator.store.patch(
      'clonesets.apps.kruise.io',
      { namespace: 'shop', name: 'stale' },
      current => ({
        ...current,
        spec: { ...(current.spec as object), replicas: 5 },
      }),
      { manager: 'kubectl-scale' },
    );
    const answer = await portal.operate(operation('stale', change, forecast));
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      type: 'refused',
      refusal: {
        message: 'The workload was changed since the forecast.',
        changedBy: expect.arrayContaining([
          expect.objectContaining({ manager: 'kubectl-scale' }),
        ]),
      },
      operation: { outcome: { state: 'failed' } },
    });
    await stream.until(
      () => stream.workload('stale')?.activity[0]?.outcome.state === 'failed',
    );
  });

  it('asks every permission by itself', async () => {
    await running('locked');
    const change: RolloutChange = { verb: 'pause' };
    const forecast = await forecastOf('locked', change);
    portal.denied.add('rollout.workload.pause');
    try {
      const refused = await portal.operate(
        operation('locked', change, forecast),
      );
      expect(refused.status).toBe(403);
      expect(refused.body.error.message).toContain('rollout.workload.pause');
    } finally {
      portal.denied.clear();
    }
    expect(portal.audit.at(-1)).toMatchObject({
      eventId: 'workload-change',
      severity: 'medium',
      status: 'failed',
      meta: { actionType: 'pause', change: 'pause' },
    });
  });

  it('changes nothing that is not the entity’s', async () => {
    const change: RolloutChange = { verb: 'pause' };
    const foreign = await portal.forecast({
      ...request('cart', change),
      entityRef: 'component:default/busy',
    });
    expect(foreign.status).toBe(404);
    const unknown = await portal.forecast(request('nobody', change));
    expect(unknown.status).toBe(404);
  });

  it('asks no cluster when pages are opened', async () => {
    const first = await running('shared');
    const before = fleet.connection.requests.length;
    const more = Array.from({ length: 20 }, () => portal.stream('shared'));
    await Promise.all(
      more.map(stream =>
        stream.until(() => stream.pods('shared').length === 6),
      ),
    );
    const asked = fleet.connection.requests
      .slice(before)
      .map(({ path }) => path);
    // The model's own sign of life is not caused by a page.
    expect(asked.filter(path => path !== '/version')).toEqual([]);
    expect(first.headers['content-encoding']).toBeUndefined();
    for (const stream of more) stream.close();
  });

  it('says why a pod fails', async () => {
    const stream = await running('sick');
    const change = setImage('shop/sick:2-crash');
    await portal.operate(
      operation('sick', change, await forecastOf('sick', change)),
    );
    await stream.until(
      () => (stream.workload('sick')?.observation.failures[0]?.count ?? 0) > 0,
    );
    const [failure] = stream.workload('sick')?.observation.failures ?? [];
    const pod = failure?.pods[0] ?? '';
    const question = `entity=component:default/sick&workload=east/apps.kruise.io/CloneSet/shop/sick&pod=${pod}&container=main`;
    const answer = await portal.get(`/v1/diagnosis?${question}`);
    expect(answer.status).toBe(200);
    expect(answer.body.events.length).toBeGreaterThan(0);
    expect(answer.body.log).toMatchObject({ available: true });
    const other = await portal.get(
      `/v1/diagnosis?${question.replace('container=main', 'container=other')}`,
    );
    expect(other.status).toBe(404);
  });
});
