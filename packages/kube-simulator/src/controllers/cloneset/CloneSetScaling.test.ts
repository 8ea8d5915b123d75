import {
  createCloneSet,
  startWorld,
  template,
  type World,
} from '../__testUtils__/startWorld';

let world: World;
beforeEach(() => {
  world = startWorld();
});
afterEach(() => world.stop());

const image = (tag: string) => ({ main: `registry.example.com/web:${tag}` });

function setImage(tag: string): void {
  world.editCloneSet(spec => ({ ...spec, template: template(image(tag)) }));
}

/** Image tags of the pods, sorted. */
const images = () =>
  world
    .pods()
    .map(({ spec }) => spec.containers[0]?.image.split(':')[1])
    .sort();

describe('a CloneSet that scales', () => {
  it('does not move pods while paused, but replaces and scales', async () => {
    createCloneSet(world, {
      replicas: 3,
      updateStrategy: { type: 'InPlaceIfPossible', paused: true, partition: 3 },
    });
    await world.pass(10);
    setImage('2');
    world.editCloneSet(spec => ({ ...spec, replicas: 4 }));
    await world.pass(10);
    expect(images()).toEqual(['1', '1', '1', '2']);
  });

  it('makes surge pods first and takes them away at the end', async () => {
    createCloneSet(world, {
      replicas: 4,
      updateStrategy: { type: 'ReCreate', maxUnavailable: 0, maxSurge: 2 },
    });
    await world.pass(10);
    setImage('2');
    let most = 0;
    let fewest = 4;
    for (let step = 0; step < 300; step++) {
      await world.clock.advance(50);
      const { replicas = 0, availableReplicas = 0 } =
        world.cloneSet().status ?? {};
      most = Math.max(most, replicas);
      fewest = Math.min(fewest, availableReplicas);
    }
    expect([most, fewest]).toEqual([6, 4]);
    expect(images()).toEqual(['2', '2', '2', '2']);
  });

  it('deletes the pods that are named and forgets the names', async () => {
    createCloneSet(world, { replicas: 3 });
    await world.pass(10);
    const [first] = world.pods();
    world.editCloneSet(spec => ({
      ...spec,
      replicas: 2,
      scaleStrategy: { podsToDelete: [first!.metadata.name] },
    }));
    await world.pass(10);
    expect(world.pods()).toHaveLength(2);
    expect(world.pods().map(({ metadata }) => metadata.uid)).not.toContain(
      first!.metadata.uid,
    );
    expect(world.cloneSet().spec.scaleStrategy?.podsToDelete ?? []).toEqual([]);
  });

  it('keeps a pod until its preDelete hook is taken off', async () => {
    createCloneSet(world, {
      replicas: 2,
      lifecycle: { preDelete: { labelsHandler: { drain: 'needed' } } },
      template: {
        ...template(image('1')),
        metadata: { labels: { app: 'web', drain: 'needed' } },
      },
    });
    await world.pass(10);
    world.editCloneSet(spec => ({ ...spec, replicas: 1 }));
    await world.pass(10);
    const preparing = world
      .pods()
      .find(
        ({ metadata }) =>
          metadata.labels?.['lifecycle.apps.kruise.io/state'] ===
          'PreparingDelete',
      );
    expect(world.pods()).toHaveLength(2);
    world.store.patch(
      'pods',
      { namespace: 'default', name: preparing!.metadata.name },
      pod => ({
        ...pod,
        metadata: {
          ...pod.metadata,
          labels: { ...pod.metadata.labels, drain: 'done' },
        },
      }),
    );
    await world.pass(10);
    expect(world.pods()).toHaveLength(1);
  });

  it('tells of many pods in few events', async () => {
    createCloneSet(world, { replicas: 40 });
    await world.pass(10);
    const created = world.store
      .list('events')
      .filter(
        ({ reason, involvedObject }) =>
          reason === 'SuccessfulCreate' &&
          (involvedObject as { kind: string }).kind === 'CloneSet',
      );
    expect(created.length).toBeLessThan(15);
    expect(
      created.some(({ message }) =>
        String(message).startsWith('(combined from similar events)'),
      ),
    ).toBe(true);
  });

  it('rolls 3,000 pods in place', async () => {
    world.stop();
    world = startWorld({ nodes: 20 });
    createCloneSet(world, {
      replicas: 3000,
      updateStrategy: { type: 'InPlaceIfPossible', maxUnavailable: '10%' },
    });
    await world.pass(60);
    expect(world.cloneSet().status).toMatchObject({ availableReplicas: 3000 });
    setImage('2');
    await world.pass(120);
    expect(world.cloneSet().status).toMatchObject({
      updatedAvailableReplicas: 3000,
    });
  }, 60_000);
});
