import { createBackendModule } from '@backstage/backend-plugin-api';
import type { ServingMark } from '@pilotage/fleet-common';
import type { Forecast, RolloutChange } from '@pilotage/plugin-rollout-common';
import { rolloutTargetGatesExtensionPoint } from '@pilotage/plugin-rollout-node';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const mark: ServingMark = {
  state: 'not-serving',
  reason: 'etcd has no leader',
  checks: [{ id: 'etcd-leader', title: 'etcd has a leader' }],
  since: 1,
};

describe('target gates', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;

  beforeAll(async () => {
    fleet = await startFleet();
    createCloneSet(fleet.simulator, { name: 'cart', replicas: 1 });
    portal = await startPortal({
      fleet: fleet.fleet,
      components: ['cart'],
      features: [
        createBackendModule({
          pluginId: 'rollout',
          moduleId: 'a-gate',
          register(env) {
            env.registerInit({
              deps: { gates: rolloutTargetGatesExtensionPoint },
              async init({ gates }) {
                gates.addTargetGate({
                  id: 'a-gate',
                  marks: async () => ({ east: mark }),
                });
              },
            });
          },
        }),
      ],
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  it('mark every section of a cluster', async () => {
    const page = portal.stream('cart');
    await page.until(() => page.workload('cart') !== undefined);
    expect(page.workload('cart')?.cluster.serving).toEqual(mark);
  });

  it.each<[RolloutChange, string[]]>([
    [
      {
        verb: 'set-image',
        images: { main: 'shop/cart:2' },
        firstStep: { type: 'percent', value: 100 },
      },
      ['warns: east should be given no new work now: etcd has no leader'],
    ],
    [{ verb: 'pause' }, []],
  ])('warn before a change is started: %j', async (change, expected) => {
    const answer = await portal.forecast({
      entityRef: 'component:default/cart',
      workload: {
        cluster: 'east',
        group: 'apps.kruise.io',
        kind: 'CloneSet',
        namespace: 'shop',
        name: 'cart',
      },
      change,
    });
    const { inTheWay } = answer.body as Forecast;
    expect(
      inTheWay.map(({ severity, message }) => `${severity}: ${message}`),
    ).toEqual(expected);
  });
});
