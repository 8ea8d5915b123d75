import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  RolloutChange,
  SidecarEntitySection,
  SidecarEntityTopic,
  SidecarFleetSection,
  SidecarFleetTopic,
} from '@pilotage/plugin-rollout-common';
import {
  createCloneSet,
  personalToken,
  startFleet,
} from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const tokenHeader = 'Backstage-Kubernetes-Authorization-oidc-MyIdP';
const ada = mockCredentials.user.header('user:default/ada');
const bob = mockCredentials.user.header('user:default/bob');
const change: RolloutChange = { verb: 'pause' };
const question = {
  entityRef: 'component:default/cart',
  workload: {
    cluster: 'east',
    group: 'apps.kruise.io',
    kind: 'CloneSet',
    namespace: 'shop',
    name: 'cart',
  },
  change,
};

describe('a cluster that wants each person’s own token', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;

  beforeAll(async () => {
    fleet = await startFleet({ personal: true });
    createCloneSet(fleet.simulator, { name: 'cart', replicas: 2 });
    portal = await startPortal({ fleet: fleet.fleet, components: ['cart'] });
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  function signIn(authorization: string, token?: string) {
    portal.headers.Authorization = authorization;
    if (token) portal.headers[tokenHeader] = token;
    else delete portal.headers[tokenHeader];
  }

  it('is in the matrices of sidecars by name alone, also for who brings one', async () => {
    signIn(ada, personalToken);
    const east = {
      name: 'east',
      condition: { state: 'sign-in-required', provider: 'MyIdP' },
    };
    const fleetPage = portal.document<SidecarFleetSection, SidecarFleetTopic>(
      '/v1/sidecars/fleet/stream',
    );
    const tab = portal.document<SidecarEntitySection, SidecarEntityTopic>(
      '/v1/sidecars/stream?entity=component:default/cart',
    );
    await fleetPage.until(() => fleetPage.topic?.clusters.length === 1);
    await tab.until(() => tab.topic?.clusters.length === 1);
    expect(fleetPage.topic).toMatchObject({ sidecars: [], clusters: [east] });
    expect(tab.topic).toMatchObject({ clusters: [east] });
    expect([fleetPage.sections.size, tab.sections.size]).toEqual([0, 0]);
    fleetPage.close();
    tab.close();
  });

  it('shows itself only to who brings one, and takes changes from them', async () => {
    signIn(bob);
    const strangers = portal.stream('cart');
    await strangers.until(() => strangers.sections.size === 1);
    expect([...strangers.sections.values()]).toEqual([
      expect.objectContaining({
        section: expect.objectContaining({
          type: 'cluster',
          state: 'not-seen',
          cluster: expect.objectContaining({
            condition: expect.objectContaining({
              state: 'sign-in-required',
              provider: 'MyIdP',
            }),
          }),
        }),
      }),
    ]);
    const refused = await portal.forecast(question);
    expect(refused.status).toBe(503);
    expect(refused.body.error.message).toContain('sign-in-required');
    expect(fleet.connection.requests).toEqual([]);

    signIn(ada, personalToken);
    const own = portal.stream('cart');
    await own.until(
      () => own.workload('cart')?.observation.verdict.state === 'done',
    );
    const { body: forecast } = await portal.forecast(question);
    const { uid, resourceVersion, generation } = forecast;
    const answer = await portal.operate({
      ...question,
      uid,
      resourceVersion,
      generation,
      idempotencyKey: 'a-personal-change',
    });
    expect(answer.body).toMatchObject({
      type: 'recorded',
      operation: { actor: 'user:default/ada' },
    });
    await own.until(
      () => own.workload('cart')?.activity[0]?.outcome.state === 'confirmed',
    );

    // Bob was looking all the time, and comes back with a token of somebody else's making.
    expect(strangers.workload('cart')).toBeUndefined();
    signIn(bob, 'a-token-that-opens-nothing');
    const wrong = portal.stream('cart');
    await wrong.until(() => wrong.sections.size === 1);
    expect(wrong.workload('cart')).toBeUndefined();
    expect(wrong.pods('cart')).toEqual([]);
  });

  it('leaves its token nowhere', () => {
    expect(JSON.stringify(portal.audit)).not.toContain(personalToken);
    expect(
      fleet.connection.requests.some(request =>
        JSON.stringify(request).includes(personalToken),
      ),
    ).toBe(false);
  });
});
