import type { Ground } from '../ground/Ground';
import { revisionOf, startDeployment } from '../support/deploymentCase';
import { image } from '../support/manifests';
import { useScratch } from '../support/scratch';
import { until, type Loose } from '../support/until';

/** How a native Deployment rolls: what the Deployment driver relies on. */
export function deployments(ground: () => Ground) {
  const scratch = useScratch(ground, 'deployment');

  const start = (name: string, spec: Record<string, unknown>) =>
    startDeployment(scratch(), name, spec);
  const rolledOut = (replicas: number) => (status: Loose) =>
    status.updatedReplicas === replicas &&
    status.availableReplicas === replicas &&
    status.replicas === replicas;

  it('replaces pods and keeps one ReplicaSet per template', async () => {
    const subject = await start('rolling', { replicas: 3 });
    const before = (await subject.pods()).map(pod => pod.metadata.uid);
    await subject.setImage('2.0.0');
    await subject.untilStatus(rolledOut(3));
    const sets = await subject.replicaSets();
    expect(sets.map(set => [revisionOf(set), set.spec.replicas])).toEqual([
      ['1', 0],
      ['2', 3],
    ]);
    const after = (await subject.pods()).map(pod => pod.metadata.uid);
    expect(after.filter(uid => before.includes(uid))).toEqual([]);
  });

  it('labels pods with the hash of their ReplicaSet', async () => {
    const subject = await start('hashes', { replicas: 1 });
    const [set] = await subject.replicaSets();
    const [pod] = await subject.pods();
    const hash = pod.metadata.labels['pod-template-hash'];
    expect(set.metadata.name).toBe(`hashes-${hash}`);
    expect(pod.metadata.ownerReferences[0]).toMatchObject({
      kind: 'ReplicaSet',
      uid: set.metadata.uid,
      controller: true,
    });
  });

  it('makes no pod of a new template while paused, and all of them after', async () => {
    const subject = await start('paused', { replicas: 2 });
    await subject.setImage('2.0.0', {
      op: 'add',
      path: '/spec/paused',
      value: true,
    });
    const paused = await subject.untilStatus(
      (_status, object) => object.spec.paused,
    );
    expect(paused.status.updatedReplicas ?? 0).toBe(0);
    await subject.patch([{ op: 'remove', path: '/spec/paused' }]);
    await subject.untilStatus(rolledOut(2));
  });

  it('stops at maxUnavailable and maxSurge with a bad image', async () => {
    const subject = await start('bad-image', {
      replicas: 4,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 1, maxSurge: 1 },
      },
    });
    await subject.setImage('bad-pull');
    const { status } = await subject.untilStatus(
      seen => seen.updatedReplicas === 2 && seen.availableReplicas === 3,
    );
    expect(status.replicas).toBe(5);
  });

  it('rounds maxUnavailable down and maxSurge up', async () => {
    const subject = await start('rounding', {
      replicas: 3,
      // 34 % of 3 is 1.02: down to 1 unavailable, up to 2 more.
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '34%', maxSurge: '34%' },
      },
    });
    await subject.setImage('bad-pull');
    const { status } = await subject.untilStatus(
      seen => seen.availableReplicas === 2 && seen.updatedReplicas === 3,
    );
    expect(status.replicas).toBe(5);
  });

  it('reports a missed deadline as a condition', async () => {
    const subject = await start('deadline', {
      replicas: 1,
      progressDeadlineSeconds: 2,
    });
    await subject.setImage('bad-pull');
    const { status } = await subject.untilStatus(seen =>
      seen.conditions?.some(
        (condition: Loose) => condition.reason === 'ProgressDeadlineExceeded',
      ),
    );
    expect(status.conditions).toContainEqual(
      expect.objectContaining({ type: 'Progressing', status: 'False' }),
    );
  });

  it('goes back to an old template under its old ReplicaSet, with a new revision number', async () => {
    const subject = await start('rollback', { replicas: 2 });
    const [first] = await subject.replicaSets();
    await subject.setImage('2.0.0');
    await subject.untilStatus(rolledOut(2));
    await subject.setImage('1.0.0');
    await subject.untilStatus(rolledOut(2));
    const sets = await subject.replicaSets();
    expect(sets).toHaveLength(2);
    expect(sets.at(-1).metadata.uid).toBe(first.metadata.uid);
    expect(revisionOf(sets.at(-1))).toBe('3');
  });

  it('ends all pods before it makes new ones under type Recreate', async () => {
    const subject = await start('recreate', {
      replicas: 2,
      strategy: { type: 'Recreate' },
    });
    let mixed = false;
    await subject.setImage('2.0.0');
    await until(
      scratch().ground.connect('admin'),
      `/api/v1/namespaces/${scratch().namespace}/pods`,
      pods => {
        const tags = new Set(
          pods
            .filter(pod => pod.status.phase === 'Running')
            .map(pod => pod.spec.containers[0].image),
        );
        mixed ||= tags.size > 1;
        return pods.length === 2 && tags.size === 1 && tags.has(image('2.0.0'));
      },
      { labelSelector: 'app=recreate' },
    );
    expect(mixed).toBe(false);
  });

  it('scales through the scale subresource', async () => {
    const subject = await start('scaled', { replicas: 1 });
    const { clients, namespace } = scratch();
    await clients.apps.patchNamespacedDeploymentScale(
      { namespace, name: 'scaled', body: { spec: { replicas: 3 } } },
      clients.patchAs('merge'),
    );
    await subject.untilStatus(status => status.availableReplicas === 3);
    const scale = await clients.apps.readNamespacedDeploymentScale({
      namespace,
      name: 'scaled',
    });
    expect(scale.spec?.replicas).toBe(3);
  });
}
