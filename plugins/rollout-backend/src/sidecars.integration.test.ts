import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '@backstage/catalog-model';
import type {
  Forecast,
  RolloutChange,
  SidecarCell,
  SidecarEntitySection,
  SidecarEntityTopic,
  SidecarFleetSection,
  SidecarFleetTopic,
} from '@pilotage/plugin-rollout-common';
import {
  createCloneSet,
  createMeshed,
  createSidecarSet,
  startFleet,
} from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { component, startPortal } from './__testUtils__/startPortal';

const mesh = {
  cluster: 'east',
  group: 'apps.kruise.io',
  kind: 'SidecarSet',
  namespace: '',
  name: 'mesh',
};
const all = { type: 'percent', value: 100 } as const;

function owned(name: string, owner: string): Entity {
  return { ...component(name), spec: { owner, type: 'service' } };
}

/** Pods by version and state. */
function shown(cells: readonly SidecarCell[] = []): Record<string, object> {
  return Object.fromEntries(
    cells.map(({ version, counts }) => [version, counts]),
  );
}

describe('sidecars', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;

  beforeEach(async () => {
    fleet = await startFleet();
    const { simulator } = fleet;
    createSidecarSet(simulator, { name: 'mesh' });
    createMeshed(simulator, { name: 'cart', replicas: 6 });
    createMeshed(simulator, { name: 'web', replicas: 2 });
    createCloneSet(simulator, { name: 'plain', replicas: 1 });
    portal = await startPortal({
      fleet: fleet.fleet,
      components: [],
      entities: [
        owned('cart', 'group:default/shop'),
        owned('web', 'group:default/front'),
        owned('plain', 'group:default/shop'),
        owned('mesh', 'group:default/platform'),
      ],
    });
    const page = portal.stream('mesh');
    await page.until(() => {
      const section = page.workload('mesh');
      return (
        section?.observation.verdict.code === 'done' &&
        section.observation.counts.desired === 8
      );
    });
    page.close();
  });
  afterEach(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  const entityPage = (name: string) =>
    portal.document<SidecarEntitySection, SidecarEntityTopic>(
      `/v1/sidecars/stream?entity=component:default/${name}`,
    );
  const fleetPage = (query = '') =>
    portal.document<SidecarFleetSection, SidecarFleetTopic>(
      `/v1/sidecars/fleet/stream?${query}`,
    );

  /** Forecasts a change of the SidecarSet and makes it. */
  async function change(asked: RolloutChange): Promise<Forecast> {
    const question = {
      entityRef: 'component:default/mesh',
      workload: mesh,
      change: asked,
    };
    const forecast = await portal.forecast(question);
    expect([forecast.status, forecast.body]).toEqual([200, forecast.body]);
    const { uid, resourceVersion, generation, madeAt } =
      forecast.body as Forecast;
    const answer = await portal.operate({
      ...question,
      uid,
      resourceVersion,
      ...(generation === undefined ? {} : { generation }),
      ...(madeAt === undefined ? {} : { madeAt }),
      idempotencyKey: `key-of-${asked.verb}`,
    });
    expect([answer.status, answer.body]).toMatchObject([
      202,
      { type: 'recorded', operation: { outcome: { state: 'accepted' } } },
    ]);
    return forecast.body as Forecast;
  }

  it('shows the containers of a component, and which of them are whose', async () => {
    const page = entityPage('cart');
    await page.until(() => {
      const row = page.sections.get('proxy')?.rows[0];
      return row?.cells[0]?.counts.current === 6;
    });
    expect([...page.sections.keys()]).toEqual(['main', 'proxy']);
    expect(page.sections.get('main')?.rule).toBeUndefined();
    expect(page.sections.get('proxy')).toMatchObject({
      rule: { type: 'sidecar-set', detail: 'mesh' },
      ownerEntityRef: 'component:default/mesh',
      owner: 'group:default/platform',
      sources: [{ cluster: 'east', sidecarSet: 'mesh', wantedVersion: '1' }],
    });
    expect(page.topic).toMatchObject({
      entityRef: 'component:default/cart',
      labelSelector: 'backstage.io/kubernetes-id=cart',
      clusters: [
        { name: 'east', environment: 'prod', condition: { state: 'live' } },
      ],
    });
    const other = entityPage('plain');
    await other.until(() => other.sections.has('main'));
    expect([...other.sections.keys()]).toEqual(['main']);
  });

  it('shows the fleet, as far as the query lets it', async () => {
    const page = fleetPage('sidecar=proxy');
    await page.until(
      () =>
        page.topic?.selected === 'proxy' &&
        page.sections.has('app/component:default/cart') &&
        page.sections.has('app/component:default/web') &&
        page.topic.sidecars[0]?.owner !== undefined,
    );
    expect(page.topic).toMatchObject({
      sidecars: [
        {
          name: 'proxy',
          pods: 8,
          counts: { current: 8 },
          applications: 2,
          owner: 'group:default/platform',
        },
      ],
      environments: ['prod'],
      teams: ['group:default/front', 'group:default/shop'],
    });
    const narrow = fleetPage('sidecar=proxy&team=group:default/front');
    await narrow.until(() => narrow.topic !== undefined);
    const applications = [...narrow.sections.values()].filter(
      ({ type }) => type === 'application',
    );
    expect(applications).toMatchObject([
      { application: { name: 'web', owner: 'group:default/front' }, pods: 2 },
    ]);
    const elsewhere = fleetPage('environment=staging');
    await elsewhere.until(() => elsewhere.topic !== undefined);
    expect(elsewhere.topic?.clusters).toEqual([]);
    expect(elsewhere.sections.size).toBe(0);
  });

  it('hands out the matrix as a table', async () => {
    const answer = await portal.get('/v1/sidecars/fleet.csv?sidecar=proxy');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('text/csv'),
      'content-disposition': 'attachment; filename="sidecars.csv"',
    });
    const [titles, ...lines] = answer.text.trimEnd().split('\r\n');
    expect(titles).toMatch(/^sidecar,rule,/);
    expect(lines.sort()).toEqual([
      'proxy,sidecar-set,mesh,shop,cart,component:default/cart,group:default/shop,east,1,mesh/proxy:1,current,6',
      'proxy,sidecar-set,mesh,shop,web,component:default/web,group:default/front,east,1,mesh/proxy:1,current,2',
    ]);
    const wrong = await portal.get('/v1/sidecars/fleet.csv?stat=current');
    expect(wrong.status).toBe(400);
  });

  it('rolls a sidecar out in steps, and shows it where it lands', async () => {
    const page = entityPage('cart');
    const forecast = await change({
      verb: 'set-image',
      images: { proxy: 'mesh/proxy:2' },
      firstStep: { type: 'percent', value: 50 },
    });
    expect(forecast).toMatchObject({
      mode: 'in-place',
      pods: 4,
      podsLeftOld: 4,
      containersRestarted: ['proxy'],
      batches: { count: 2, size: 2 },
    });
    expect(
      forecast.applications?.map(({ application, inPlace, waiting }) => [
        application.name,
        application.entityRef,
        inPlace,
        waiting,
      ]),
    ).toEqual([
      ['cart', 'component:default/cart', 3, 3],
      ['web', 'component:default/web', 1, 1],
    ]);
    expect(forecast.inTheWay.map(({ code }) => code)).toEqual([
      'split-estimated',
      'new-pods-at-once',
    ]);
    const owners = portal.stream('mesh');
    await owners.until(() => {
      const section = owners.workload('mesh');
      return (
        section?.observation.verdict.code === 'partition-reached' &&
        section.activity[0]?.outcome.state === 'confirmed'
      );
    });
    expect(owners.workload('mesh')?.observation.counts).toMatchObject({
      desired: 8,
      updated: 4,
      updatedAvailable: 4,
    });
    const application = portal.stream('cart');
    await application.until(
      () => application.workload('cart')?.sidecarMoves !== undefined,
    );
    expect(application.workload('cart')?.sidecarMoves).toMatchObject([
      {
        sidecarSet: 'mesh',
        ownerEntityRef: 'component:default/mesh',
        containers: ['proxy'],
        updating: 0,
        halted: true,
      },
    ]);
    await change({ verb: 'promote-full' });
    await page.until(() => {
      const cells = shown(page.sections.get('proxy')?.rows[0]?.cells);
      return isDeepStrictEqual(cells, { 2: { current: 6 } });
    });
    await owners.until(
      () => owners.workload('mesh')?.observation.verdict.code === 'done',
    );
    await application.until(
      () => application.workload('cart')?.sidecarMoves === undefined,
    );
  });

  it('keeps new pods without it while injection is paused', async () => {
    const forecast = await change({ verb: 'pause-injection' });
    expect(forecast).toMatchObject({
      mode: 'none',
      code: 'pauses-injection',
      pods: 0,
    });
    const { store } = fleet.simulator;
    const cart = store.get('clonesets.apps.kruise.io', {
      namespace: 'shop',
      name: 'cart',
    });
    store.update('clonesets.apps.kruise.io', {
      ...cart!,
      spec: { ...(cart?.spec as object), replicas: 8 },
    });
    const page = entityPage('cart');
    await page.until(
      () => page.sections.get('proxy')?.rows[0]?.notInjected === 2,
    );
    const promise = await portal.forecast({
      entityRef: 'component:default/mesh',
      workload: mesh,
      change: {
        verb: 'set-image',
        images: { proxy: 'mesh/proxy:2' },
        firstStep: all,
      },
    });
    expect(
      (promise.body as Forecast).inTheWay.map(({ code, params }) => [
        code,
        params?.pods,
      ]),
    ).toEqual([
      ['injection-paused', undefined],
      ['not-injected', 2],
    ]);
  });
});
