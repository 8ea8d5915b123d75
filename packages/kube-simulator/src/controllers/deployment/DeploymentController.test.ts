import {
  createDeployment,
  startWorld,
  template,
  type World,
} from '../__testUtils__/startWorld';
import type { ReplicaSet } from '../kinds/replicaSet';

let world: World;
beforeEach(() => {
  world = startWorld();
});
afterEach(() => world.stop());

const image = (tag: string) => ({ main: `registry.example.com/web:${tag}` });

function setImage(tag: string): void {
  world.editDeployment(spec => ({ ...spec, template: template(image(tag)) }));
}

const replicaSets = () => world.store.list<ReplicaSet>('replicasets.apps');

/** Image tag of each ReplicaSet to its size, oldest first. */
const sizes = () =>
  Object.fromEntries(
    replicaSets()
      .map(({ spec }): [string, number | undefined] => [
        spec.template.spec.containers[0]?.image.split(':')[1] ?? '',
        spec.replicas,
      ])
      .sort(),
  );

const progressing = () =>
  world
    .deployment()
    .status?.conditions?.find(({ type }) => type === 'Progressing');

describe('DeploymentController', () => {
  it('brings up the wanted pods and says so', async () => {
    createDeployment(world);
    await world.pass(10);

    const { metadata, status } = world.deployment();
    expect(metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '1',
    });
    expect(metadata.generation).toBe(1);
    expect(status).toMatchObject({
      observedGeneration: 1,
      replicas: 10,
      updatedReplicas: 10,
      readyReplicas: 10,
      availableReplicas: 10,
    });
    expect(status).not.toHaveProperty('unavailableReplicas');
    expect(progressing()).toMatchObject({
      status: 'True',
      reason: 'NewReplicaSetAvailable',
    });
    const [replicaSet] = replicaSets();
    const hash = replicaSet?.metadata.labels?.['pod-template-hash'] ?? '';
    expect(replicaSet?.metadata.name).toBe(`web-${hash}`);
    for (const pod of world.pods()) {
      expect(pod.metadata.name).toMatch(
        new RegExp(`^web-${hash}-[a-z0-9]{5}$`),
      );
      expect(pod.metadata.labels).toEqual({
        app: 'web',
        'pod-template-hash': hash,
      });
    }
  });

  it('rolls within surge and availability, and back to the old ReplicaSet', async () => {
    createDeployment(world);
    await world.pass(10);
    setImage('2');
    let most = 0;
    let fewest = 10;
    for (let step = 0; step < 200; step++) {
      await world.clock.advance(50);
      most = Math.max(
        most,
        replicaSets().reduce((sum, { spec }) => sum + (spec.replicas ?? 0), 0),
      );
      fewest = Math.min(
        fewest,
        world.deployment().status?.availableReplicas ?? 0,
      );
    }
    // 25 % of 10: three more, two fewer.
    expect(most).toBe(13);
    expect(fewest).toBe(8);
    expect(sizes()).toEqual({ 1: 0, 2: 10 });
    expect(world.deployment().metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '2',
    });

    setImage('1');
    await world.pass(20);
    expect(sizes()).toEqual({ 1: 10, 2: 0 });
    const first = replicaSets().find(({ spec }) => spec.replicas === 10);
    expect(first?.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    });
  });

  it('reports a rollout that exceeds its deadline, and recovers', async () => {
    createDeployment(world, { progressDeadlineSeconds: 30 });
    await world.pass(10);
    setImage('bad');
    await world.pass(29);
    expect(progressing()).toMatchObject({ reason: 'ReplicaSetUpdated' });
    await world.pass(5);
    expect(progressing()).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    });
    expect(world.deployment().status).toMatchObject({ availableReplicas: 8 });

    setImage('1');
    await world.pass(10);
    expect(progressing()).toMatchObject({ reason: 'NewReplicaSetAvailable' });
  });

  it('does nothing to the template while paused, but scales', async () => {
    createDeployment(world);
    await world.pass(10);
    world.editDeployment(spec => ({
      ...spec,
      paused: true,
      template: template(image('2')),
    }));
    await world.pass(5);
    expect(sizes()).toEqual({ 1: 10 });
    expect(progressing()).toMatchObject({ reason: 'DeploymentPaused' });
    world.editDeployment(spec => ({ ...spec, replicas: 4 }));
    await world.pass(5);
    expect(sizes()).toEqual({ 1: 4 });

    world.editDeployment(spec => ({ ...spec, paused: false }));
    await world.pass(10);
    expect(sizes()).toEqual({ 1: 0, 2: 4 });
  });

  it('scales both sides of a stuck rollout in proportion', async () => {
    createDeployment(world);
    await world.pass(10);
    setImage('bad');
    await world.pass(5);
    expect(sizes()).toEqual({ 1: 8, bad: 5 });
    world.editDeployment(spec => ({ ...spec, replicas: 20 }));
    await world.pass(5);
    expect(sizes()).toEqual({ 1: 15, bad: 10 });
  });

  it('with strategy Recreate starts nothing before the last old pod is gone', async () => {
    createDeployment(world, { replicas: 3, strategy: { type: 'Recreate' } });
    await world.pass(10);
    setImage('2');
    const seen = new Set<string>();
    for (let step = 0; step < 100; step++) {
      await world.clock.advance(50);
      const tags = world
        .pods()
        .map(({ spec }) => spec.containers[0]?.image.split(':')[1]);
      seen.add([...new Set(tags)].sort().join('+'));
    }
    expect([...seen]).toEqual(['1', '', '2'].filter(tags => seen.has(tags)));
    expect(sizes()).toEqual({ 1: 0, 2: 3 });
    expect(world.deployment().status).toMatchObject({ availableReplicas: 3 });
  });

  it('keeps as many old ReplicaSets as the history limit says', async () => {
    createDeployment(world, { replicas: 1, revisionHistoryLimit: 2 });
    for (const tag of ['1', '2', '3', '4', '5']) {
      setImage(tag);
      await world.pass(10);
    }
    expect(sizes()).toEqual({ 3: 0, 4: 0, 5: 1 });
  });
});
