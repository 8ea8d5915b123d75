import {
  createCloneSet,
  startWorld,
  type World,
} from '../__testUtils__/startWorld';

let world: World;
beforeEach(() => {
  world = startWorld();
});
afterEach(() => world.stop());

const status = () =>
  world.store.get('poddisruptionbudgets.policy', {
    namespace: 'default',
    name: 'web',
  })?.status;

describe('DisruptionController', () => {
  it('follows the pods of a CloneSet through a failed release', async () => {
    world.store.create('poddisruptionbudgets.policy', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { namespace: 'default', name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, maxUnavailable: 3 },
    });
    createCloneSet(world);
    await world.pass(10);
    expect(status()).toMatchObject({ disruptionsAllowed: 3, expectedPods: 10 });
    world.editCloneSet(spec => ({
      ...spec,
      template: {
        ...spec.template,
        spec: {
          containers: [{ name: 'main', image: 'registry.example.com/web:bad' }],
        },
      },
    }));
    await world.pass(10);
    expect(status()).toMatchObject({
      disruptionsAllowed: 1,
      currentHealthy: 8,
    });
  });
});
