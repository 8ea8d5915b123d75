import {
  createCloneSet,
  startWorld,
  template,
  type World,
} from '../__testUtils__/startWorld';
import { conditionOf } from '../shared/podState';

let world: World;
beforeEach(() => {
  world = startWorld();
});
afterEach(() => {
  world.stop();
  expect(world.errors).toEqual([]);
});

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

const reasons = () => world.store.list('events').map(({ reason }) => reason);

describe('CloneSetController', () => {
  it('brings up the wanted pods with all marks', async () => {
    createCloneSet(world);
    await world.pass(10);

    expect(world.pods()).toHaveLength(10);
    expect(world.cloneSet().status).toMatchObject({
      observedGeneration: 1,
      replicas: 10,
      readyReplicas: 10,
      availableReplicas: 10,
      updatedReplicas: 10,
      updatedAvailableReplicas: 10,
      expectedUpdatedReplicas: 10,
      labelSelector: 'app=web',
    });
    const revision = world.cloneSet().status?.updateRevision ?? '';
    for (const { metadata, spec } of world.pods()) {
      expect(metadata.name).toMatch(/^web-[a-z0-9]{5}$/);
      expect(metadata.labels).toMatchObject({
        'controller-revision-hash': revision,
        'pod-template-hash': revision.split('-').at(-1),
        'apps.kruise.io/cloneset-instance-id': metadata.name.slice(4),
        'lifecycle.apps.kruise.io/state': 'Normal',
      });
      expect(spec.readinessGates).toEqual([
        { conditionType: 'InPlaceUpdateReady' },
      ]);
    }
  });

  it('updates in place up to the partition and keeps every pod', async () => {
    createCloneSet(world);
    await world.pass(10);
    const before = world
      .pods()
      .map(pod => [pod.metadata.name, pod.metadata.uid, pod.spec.nodeName]);

    world.editCloneSet(spec => ({
      ...spec,
      template: template(image('2')),
      updateStrategy: { ...spec.updateStrategy, partition: '70%' },
    }));
    await world.pass(20);

    expect(
      world
        .pods()
        .map(pod => [pod.metadata.name, pod.metadata.uid, pod.spec.nodeName]),
    ).toEqual(before);
    expect(world.cloneSet().status).toMatchObject({
      expectedUpdatedReplicas: 3,
      updatedReplicas: 3,
      updatedAvailableReplicas: 3,
      availableReplicas: 10,
    });
    const updated = world
      .pods()
      .filter(pod => pod.spec.containers[0]?.image.endsWith(':2'));
    expect(updated).toHaveLength(3);
    for (const pod of updated) {
      expect(pod.status?.containerStatuses?.[0]?.restartCount).toBe(1);
      expect(conditionOf(pod, 'InPlaceUpdateReady')?.status).toBe('True');
      expect(conditionOf(pod, 'Ready')?.status).toBe('True');
    }
  });

  it('stops a bad image after maxUnavailable pods and heals in place when the old image is put back', async () => {
    createCloneSet(world);
    await world.pass(10);
    const uids = world.pods().map(({ metadata }) => metadata.uid);
    const first = world.cloneSet().status?.updateRevision;
    setImage('bad');
    await world.pass(60);

    const touched = world
      .pods()
      .filter(pod => pod.spec.containers[0]?.image.endsWith(':bad'));
    expect(
      touched.map(
        pod => pod.metadata.labels?.['lifecycle.apps.kruise.io/state'],
      ),
    ).toEqual(['Updating', 'Updating']);
    expect(world.cloneSet().status).toMatchObject({
      updatedReplicas: 2,
      availableReplicas: 8,
    });

    setImage('1');
    await world.pass(60);
    expect(world.cloneSet().status).toMatchObject({
      updateRevision: first,
      updatedReplicas: 10,
      availableReplicas: 10,
    });
    expect(world.pods().map(({ metadata }) => metadata.uid)).toEqual(uids);
    expect(
      world.store
        .list('controllerrevisions.apps')
        .map(({ metadata, revision }) => [metadata.name === first, revision])
        .sort(),
    ).toEqual([
      [false, 2],
      [true, 3],
    ]);
  });

  it('shows the update revision as current before its pods are available', async () => {
    createCloneSet(world, {
      replicas: 3,
      updateStrategy: { type: 'InPlaceIfPossible', maxUnavailable: '100%' },
    });
    await world.pass(10);
    setImage('bad');
    await world.pass(10);
    const { status } = world.cloneSet();
    expect(status?.currentRevision).toBe(status?.updateRevision);
    expect(status).toMatchObject({ updatedReplicas: 3, availableReplicas: 0 });
    expect(status).not.toHaveProperty('updatedAvailableReplicas');
  });

  it('writes nothing more once all is as wanted', async () => {
    createCloneSet(world);
    await world.pass(10);
    const writes: string[] = [];
    for (const resource of ['pods', 'clonesets.apps.kruise.io', 'events']) {
      world.store.subscribe(resource, ({ object }) =>
        writes.push(object.metadata.name),
      );
    }
    await world.pass(20);
    expect(writes).toEqual([]);
  });

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

  it('waits out the grace period between not ready and the new image', async () => {
    createCloneSet(world, {
      replicas: 1,
      updateStrategy: {
        type: 'InPlaceIfPossible',
        inPlaceUpdateStrategy: { gracePeriodSeconds: 10 },
      },
    });
    await world.pass(10);
    setImage('2');
    await world.pass(9);
    expect(images()).toEqual(['1']);
    expect(conditionOf(world.pods()[0]!, 'Ready')?.status).toBe('False');
    await world.pass(5);
    expect(images()).toEqual(['2']);
    expect(world.cloneSet().status).toMatchObject({ availableReplicas: 1 });
  });

  it('recreates within the budget what cannot be updated in place', async () => {
    createCloneSet(world);
    await world.pass(10);
    const before = new Set(world.pods().map(({ metadata }) => metadata.uid));
    world.editCloneSet(spec => ({
      ...spec,
      template: template({
        ...image('1'),
        sidecar: 'registry.example.com/side:1',
      }),
    }));
    let fewest = 10;
    for (let step = 0; step < 400; step++) {
      await world.clock.advance(50);
      fewest = Math.min(
        fewest,
        world.cloneSet().status?.availableReplicas ?? 0,
      );
    }
    expect(fewest).toBe(8);
    expect(world.pods()).toHaveLength(10);
    expect(
      world.pods().filter(({ metadata }) => before.has(metadata.uid)),
    ).toEqual([]);
    expect(reasons()).toContain('SuccessfulUpdatePodReCreate');
  });

  it('says why an InPlaceOnly set does not move', async () => {
    createCloneSet(world, { updateStrategy: { type: 'InPlaceOnly' } });
    await world.pass(10);
    // The webhook refuses such an edit; only the controller is asked here.
    const revision = world.store.list('controllerrevisions.apps')[0]!;
    world.store.delete('controllerrevisions.apps', {
      namespace: 'default',
      name: revision.metadata.name,
    });
    setImage('2');
    await world.pass(10);
    expect(images()).toEqual(Array(10).fill('1'));
    expect(world.cloneSet().status?.conditions).toEqual([
      expect.objectContaining({ type: 'FailedUpdate', status: 'True' }),
    ]);
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
