import { TestDatabases } from '@backstage/backend-test-utils';
import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import { OperationStore } from './database/OperationStore';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('a backend that dies', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  const portals: Portal[] = [];

  beforeAll(async () => {
    fleet = await startFleet();
    createCloneSet(fleet.simulator, { name: 'cart' });
  });
  afterAll(async () => {
    for (const portal of portals) await portal.stop();
    await fleet?.stop();
  });

  it('loses nothing: the next one confirms what this one wrote', async () => {
    const knex = await databases.init('SQLITE_3');
    const start = async () => {
      const portal = await startPortal({
        fleet: fleet.fleet,
        components: ['cart'],
        knex,
      });
      portals.push(portal);
      return portal;
    };
    const first = await start();
    const page = first.stream('cart');
    await page.until(
      () => page.workload('cart')?.observation.verdict.state === 'done',
    );
    const pods = page.pods('cart').map(({ name }) => name);

    const change: RolloutChange = {
      verb: 'set-image',
      images: { main: 'shop/cart:2' },
      firstStep: { type: 'percent', value: 50 },
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
      change,
    };
    const { body: forecast } = await first.forecast(question);
    const { uid, resourceVersion, generation } = forecast;
    const { body } = await first.operate({
      ...question,
      uid,
      resourceVersion,
      generation,
      idempotencyKey: 'before-the-end',
    });
    expect(body.operation.outcome.state).toBe('accepted');
    await first.shutDown();

    const store = new OperationStore({ knex });
    const second = await start();
    const again = second.stream('cart');
    await again.until(
      () =>
        again.workload('cart')?.activity[0]?.outcome.state === 'confirmed' &&
        again.workload('cart')?.observation.verdict.state === 'step-done',
    );
    expect(
      again
        .pods('cart')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(pods.sort());
    expect(await store.listOpen()).toEqual([]);
    expect(fleet.connection.writes).toHaveLength(1);

    // A page that retries its request after the restart writes nothing either.
    const retried = await second.operate({
      ...question,
      uid,
      resourceVersion,
      generation,
      idempotencyKey: 'before-the-end',
    });
    expect(retried.body).toMatchObject({
      type: 'recorded',
      operation: { outcome: { state: 'confirmed' } },
    });
    expect(fleet.connection.writes).toHaveLength(1);
  });
});
