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
        { conditionType: 'KruisePodReady' },
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
});
