import type { Ground } from '../ground/Ground';
import {
  identities,
  isReady,
  startCloneSet,
  withTag,
} from '../support/cloneSetCase';
import { template } from '../support/manifests';
import { useScratch } from '../support/scratch';

const inPlace = { type: 'InPlaceIfPossible', maxUnavailable: '100%' };

/** How a CloneSet moves pods: in place or not, how far, how many at once. */
export function cloneSetUpdates(ground: () => Ground) {
  const scratch = useScratch(ground, 'cloneset');

  it('updates in place: uid, name, node and IP stay, one restart each', async () => {
    const subject = await startCloneSet(scratch(), 'in-place', {
      replicas: 4,
      updateStrategy: inPlace,
    });
    const before = identities(await subject.pods());
    await subject.setImage('2.0.0');
    await subject.untilStatus(status => status.updatedAvailableReplicas === 4);
    const pods = await subject.pods();
    expect(identities(pods)).toEqual(before);
    expect(withTag(pods, '2.0.0')).toHaveLength(4);
    expect(
      pods.map(pod => pod.status.containerStatuses[0].restartCount),
    ).toEqual([1, 1, 1, 1]);
    const state = JSON.parse(
      pods[0].metadata.annotations['apps.kruise.io/inplace-update-state'],
    );
    expect(state.revision).toBe(
      pods[0].metadata.labels['controller-revision-hash'],
    );
  });

  it('recreates when more than the image changes', async () => {
    const subject = await startCloneSet(scratch(), 'recreate', {
      replicas: 3,
      updateStrategy: inPlace,
    });
    const before = identities(await subject.pods()).map(({ uid }) => uid);
    await subject.patch([
      {
        op: 'add',
        path: '/spec/template/spec/containers/0/env',
        value: [{ name: 'A', value: 'B' }],
      },
    ]);
    await subject.untilStatus(
      status => status.updatedAvailableReplicas === 3 && status.replicas === 3,
    );
    const after = identities(await subject.pods()).map(({ uid }) => uid);
    expect(after.filter(uid => before.includes(uid))).toEqual([]);
  });

  it('recreates under type ReCreate even for an image', async () => {
    const subject = await startCloneSet(scratch(), 'recreate-type', {
      replicas: 2,
      updateStrategy: { type: 'ReCreate', maxUnavailable: '100%' },
    });
    const before = identities(await subject.pods()).map(({ uid }) => uid);
    await subject.setImage('2.0.0');
    await subject.untilStatus(
      status => status.updatedAvailableReplicas === 2 && status.replicas === 2,
    );
    const after = identities(await subject.pods()).map(({ uid }) => uid);
    expect(after.filter(uid => before.includes(uid))).toEqual([]);
  });

  it('takes a change of template labels in place, without a restart', async () => {
    const subject = await startCloneSet(scratch(), 'labels', {
      replicas: 2,
      updateStrategy: inPlace,
    });
    const before = identities(await subject.pods());
    await subject.patch([
      { op: 'add', path: '/spec/template/metadata/labels/track', value: 'new' },
    ]);
    await subject.untilStatus(status => status.updatedAvailableReplicas === 2);
    const pods = await subject.pods();
    expect(identities(pods)).toEqual(before);
    expect(pods.map(pod => pod.metadata.labels.track)).toEqual(['new', 'new']);
    expect(
      pods.map(pod => pod.status.containerStatuses[0].restartCount),
    ).toEqual([0, 0]);
  });

  describe('partition', () => {
    it.each([
      // partition, replicas, expected on the new revision
      ['70%', 10, 3],
      ['75%', 10, 2],
      ['99%', 10, 1],
      ['100%', 10, 0],
      ['0%', 10, 10],
      ['50%', 5, 2],
      ['34%', 3, 1],
      [7, 10, 3],
      [0, 4, 4],
      [12, 10, 0],
    ])(
      '%s of %i leaves the rest old',
      async (partition, replicas, expected) => {
        const name = `part-${String(partition).replace('%', 'p')}-${replicas}`;
        const subject = await startCloneSet(scratch(), name, {
          replicas,
          updateStrategy: inPlace,
        });
        await subject.setImage('2.0.0', partition);
        const { status } = await subject.untilStatus(
          seen =>
            (seen.expectedUpdatedReplicas ?? 0) === expected &&
            seen.updatedReplicas === expected &&
            (seen.updatedAvailableReplicas ?? 0) === expected,
        );
        expect(status.replicas).toBe(replicas);
        expect(withTag(await subject.pods(), '2.0.0')).toHaveLength(expected);
      },
    );

    it('moves on when it is lowered and does not move back when it is raised', async () => {
      const subject = await startCloneSet(scratch(), 'moves', {
        replicas: 5,
        updateStrategy: inPlace,
      });
      const partition = (value: number | string) =>
        subject.patch([
          { op: 'add', path: '/spec/updateStrategy/partition', value },
        ]);
      await subject.setImage('2.0.0', 4);
      await subject.untilStatus(
        status => status.updatedAvailableReplicas === 1,
      );
      await partition(2);
      await subject.untilStatus(
        status => status.updatedAvailableReplicas === 3,
      );
      await partition(4);
      const { status } = await subject.untilStatus(
        seen => seen.expectedUpdatedReplicas === 1,
      );
      expect(status.updatedReplicas).toBe(3);
    });
  });

  it('restarts the changed container and no other', async () => {
    const subject = await startCloneSet(scratch(), 'two-containers', {
      replicas: 1,
      updateStrategy: inPlace,
      template: {
        ...template('two-containers'),
        spec: {
          containers: [
            { name: 'main', image: 'registry.example.com/main:1' },
            { name: 'log-agent', image: 'registry.example.com/log-agent:1' },
          ],
        },
      },
    });
    await subject.setImage('2.0.0');
    await subject.untilStatus(status => status.updatedAvailableReplicas === 1);
    const [pod] = await subject.pods();
    expect(
      Object.fromEntries(
        pod.status.containerStatuses.map(
          (status: { name: string; restartCount: number }) => [
            status.name,
            status.restartCount,
          ],
        ),
      ),
    ).toEqual({ main: 1, 'log-agent': 0 });
  });

  it('replaces the pod that is marked for deletion, and only that one', async () => {
    const subject = await startCloneSet(scratch(), 'replace-one', {
      replicas: 3,
      updateStrategy: inPlace,
    });
    const before = await subject.pods();
    const marked = before[0].metadata.name;
    const { clients, namespace } = scratch();
    await clients.core.patchNamespacedPod(
      {
        namespace,
        name: marked,
        body: {
          metadata: { labels: { 'apps.kruise.io/specified-delete': 'true' } },
        },
      },
      clients.patchAs('merge'),
    );
    const after = await subject.untilPods(
      pods =>
        pods.filter(isReady).length === 3 &&
        !pods.some(pod => pod.metadata.name === marked),
    );
    const kept = before.slice(1).map(pod => pod.metadata.uid);
    expect(after.map(pod => pod.metadata.uid)).toEqual(
      expect.arrayContaining(kept),
    );
  });
}
