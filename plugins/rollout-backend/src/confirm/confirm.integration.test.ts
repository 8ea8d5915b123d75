import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import { createCloneSet, startFleet } from '../__testUtils__/startFleet';
import type { Portal } from '../__testUtils__/startPortal';
import { startPortal } from '../__testUtils__/startPortal';

const change: RolloutChange = {
  verb: 'set-image',
  images: { main: 'shop/cart:2' },
  firstStep: { type: 'percent', value: 50 },
};

describe('reading back on a cluster whose controllers stand still', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;

  beforeAll(async () => {
    fleet = await startFleet({ controllers: false });
    for (const name of ['late', 'fought']) {
      createCloneSet(fleet.simulator, { name });
    }
    portal = await startPortal({
      fleet: fleet.fleet,
      components: ['late', 'fought'],
      rollout: {
        writes: { enabled: true },
        confirmationTimeout: { seconds: 3 },
      },
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  async function start(name: string) {
    const page = portal.stream(name);
    await page.until(() => page.workload(name) !== undefined);
    const section = page.workload(name);
    if (!section) throw new Error('The workload is not shown');
    const answer = await portal.operate({
      entityRef: `component:default/${name}`,
      workload: section.ref,
      change,
      uid: section.uid,
      resourceVersion: section.resourceVersion,
      idempotencyKey: `change-of-${name}`,
    });
    expect(answer.body.operation.outcome).toMatchObject({ state: 'accepted' });
    return page;
  }

  it('says after the time-out that nothing was seen to happen, and why', async () => {
    const page = await start('late');
    await page.until(
      () => page.workload('late')?.activity[0]?.outcome.state === 'failed',
    );
    expect(page.workload('late')?.activity[0]?.outcome).toMatchObject({
      reason:
        'Not seen to take effect within 3 s: The controller has not looked at the change yet.',
    });
  });

  it('says when somebody else wrote over the change', async () => {
    const page = await start('fought');
    fleet.simulator.store.patch(
      'clonesets.apps.kruise.io',
      { namespace: 'shop', name: 'fought' },
      current => {
        const spec = current.spec as { updateStrategy: object };
        return {
          ...current,
          spec: {
            ...spec,
            updateStrategy: { ...spec.updateStrategy, partition: '100%' },
          },
        };
      },
      { manager: 'argocd-controller' },
    );
    await page.until(
      () => page.workload('fought')?.activity[0]?.outcome.state === 'failed',
    );
    expect(page.workload('fought')?.activity[0]?.outcome).toMatchObject({
      reason: expect.stringContaining('another write replaced it'),
    });
  });
});
