import type { Forecast, RolloutChange } from '@pilotage/plugin-rollout-common';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const selector = { matchLabels: { app: 'cart' } };
const change: RolloutChange = {
  verb: 'set-image',
  images: { main: 'shop/cart:2' },
  firstStep: { type: 'percent', value: 100 },
};

describe('guards in a forecast', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;

  beforeAll(async () => {
    fleet = await startFleet();
    portal = await startPortal({ fleet: fleet.fleet, components: ['cart'] });
    createCloneSet(fleet.simulator, { name: 'cart' });
    const stream = portal.stream('cart');
    await stream.until(
      () => stream.workload('cart')?.observation.verdict.state === 'done',
    );
  });
  afterEach(() => fleet.simulator.faults.clear());
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  async function inTheWay(): Promise<string[]> {
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
    expect(answer.status).toBe(200);
    return (answer.body as Forecast).inTheWay.map(
      ({ severity, message }) => `${severity}: ${message}`,
    );
  }

  /** As a controller of that kind would leave it behind: status is written on its own. */
  function create(
    resource: string,
    object: { apiVersion: string; kind: string; spec: object },
    status?: object,
  ) {
    const { store } = fleet.simulator;
    const created = store.create(resource, {
      metadata: { name: 'guard', namespace: 'shop' },
      ...object,
    });
    if (status) store.updateStatus(resource, { ...created, status });
  }

  it('has none to name on a bare workload', async () => {
    expect(await inTheWay()).toEqual([]);
  });

  it('names those that cannot be read, and forecasts all the same', async () => {
    const { faults } = fleet.simulator;
    faults.answer({ path: /podunavailablebudgets/, status: 403 });
    faults.answer({ path: /poddisruptionbudgets/, status: 503 });
    faults.answer({ path: /horizontalpodautoscalers/, status: 404 });
    expect(await inTheWay()).toEqual([
      expect.stringMatching(/^note: PodUnavailableBudget could not be read: ./),
      'note: PodDisruptionBudget could not be read: The cluster answered 503',
    ]);
  });

  it('names those of the workload and no other', async () => {
    create(
      'podunavailablebudgets.policy.kruise.io',
      {
        apiVersion: 'policy.kruise.io/v1alpha1',
        kind: 'PodUnavailableBudget',
        spec: { selector, maxUnavailable: 1 },
      },
      {
        desiredAvailable: 5,
        currentAvailable: 6,
        totalReplicas: 6,
        unavailableAllowed: 1,
      },
    );
    create('poddisruptionbudgets.policy', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      spec: { selector: { matchLabels: { app: 'pay' } }, maxUnavailable: 0 },
    });
    create('horizontalpodautoscalers.autoscaling', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps.kruise.io/v1alpha1',
          kind: 'CloneSet',
          name: 'cart',
        },
        minReplicas: 3,
        maxReplicas: 9,
      },
    });
    expect(await inTheWay()).toEqual([
      'slows: PodUnavailableBudget guard lets 1 go at once, fewer than the 2 of a batch.',
      'note: HorizontalPodAutoscaler guard may change the number of pods meanwhile, between 3 and 9.',
      expect.stringContaining('PodUnavailableBudgetUpdateGate'),
    ]);
  });
});
