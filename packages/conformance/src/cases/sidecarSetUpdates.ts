import type { Ground } from '../ground/Ground';
import { identities, isReady } from '../support/cloneSetCase';
import { sidecarImage } from '../support/manifests';
import { useScratch } from '../support/scratch';
import {
  markOf,
  runOf,
  sidecarOf,
  startSidecarSet,
  statusOf,
  upgradable,
  withSidecar,
} from '../support/sidecarSetCase';
import type { Loose } from '../support/until';

const allAtOnce = { maxUnavailable: '100%' };
const hash = 'kruise.io/sidecarset-hash';

/** How a SidecarSet moves the pods it injected: what restarts, how far, how many at once. */
export function sidecarSetUpdates(ground: () => Ground) {
  const scratch = useScratch(ground, 'sidecars');

  it('restarts the sidecar and nothing else', async () => {
    const subject = await startSidecarSet(scratch(), 'in-place', {
      updateStrategy: allAtOnce,
    });
    await subject.startPods(3);
    const before = await subject.pods();
    await subject.setImage('2.0.0');
    const { metadata, status } = await subject.untilStatus(
      seen => seen.updatedReadyPods === 3,
    );
    const after = await subject.pods();
    expect(identities(after)).toEqual(identities(before));
    expect(after.map(runOf('main'))).toEqual(before.map(runOf('main')));
    expect(after.map(pod => statusOf(pod, 'proxy').restartCount)).toEqual([
      1, 1, 1,
    ]);
    expect(withSidecar(after, '2.0.0')).toHaveLength(3);
    for (const [index, pod] of after.entries()) {
      expect(markOf(pod, hash, 'in-place')).toMatchObject({
        hash: metadata.annotations[hash],
        controllerRevision: status.latestRevision,
      });
      expect(
        markOf(pod, 'kruise.io/sidecarset-inplace-update-state', 'in-place'),
      ).toMatchObject({
        revision: metadata.annotations[hash],
        lastContainerStatuses: {
          proxy: { imageID: statusOf(before[index], 'proxy').imageID },
        },
      });
      expect(upgradable(pod)).toMatchObject({
        status: 'True',
        reason: 'AllSidecarsetUpgradable',
      });
    }
  });

  describe('partition', () => {
    it.each([
      // partition, pods, expected at the new state
      ['50%', 6, 3],
      ['70%', 10, 3],
      ['75%', 10, 2],
      ['99%', 5, 1],
      ['100%', 4, 0],
      ['34%', 3, 1],
      ['1%', 3, 2],
      [2, 5, 3],
      [9, 4, 0],
    ])('%s of %i leaves the rest old', async (partition, pods, expected) => {
      const name = `part-${String(partition).replace('%', 'p')}-${pods}`;
      const subject = await startSidecarSet(scratch(), name, {
        updateStrategy: allAtOnce,
      });
      await subject.startPods(pods);
      await subject.setImage('2.0.0', {
        op: 'add',
        path: '/spec/updateStrategy/partition',
        value: partition,
      });
      const { status } = await subject.untilStatus(
        seen =>
          seen.updatedPods === expected &&
          (seen.updatedReadyPods ?? 0) === expected &&
          seen.readyPods === pods,
      );
      expect(status.matchedPods).toBe(pods);
      const seen = await subject.pods();
      expect(withSidecar(seen, '2.0.0')).toHaveLength(expected);
      expect(withSidecar(seen, '1.0.0')).toHaveLength(pods - expected);
    });

    it('moves on when it is lowered and does not move back when it is raised', async () => {
      const subject = await startSidecarSet(scratch(), 'moves', {
        updateStrategy: allAtOnce,
      });
      const partition = (value: number | string) => ({
        op: 'add',
        path: '/spec/updateStrategy/partition',
        value,
      });
      await subject.startPods(4);
      await subject.setImage('2.0.0', partition(3));
      await subject.untilStatus(status => status.updatedReadyPods === 1);
      await subject.patch([partition(1)]);
      await subject.untilStatus(status => status.updatedReadyPods === 3);
      await subject.patch([partition(3)]);
      const { status } = await subject.untilStatus(() => true);
      expect(status.updatedPods).toBe(3);
    });
  });

  it('moves only the pods its update selector names, and the rest when it is gone', async () => {
    const subject = await startSidecarSet(scratch(), 'selector', {
      updateStrategy: allAtOnce,
    });
    await subject.createPod('selector-canary', { track: 'canary' });
    await subject.createPod('selector-one');
    await subject.createPod('selector-two');
    await subject.untilStatus(status => status.updatedReadyPods === 3);
    const path = '/spec/updateStrategy/selector';
    await subject.setImage('2.0.0', {
      op: 'add',
      path,
      value: { matchLabels: { track: 'canary' } },
    });
    const { status } = await subject.untilStatus(
      seen => seen.updatedReadyPods === 1,
    );
    expect(status).toMatchObject({ matchedPods: 3, updatedPods: 1 });
    expect(
      withSidecar(await subject.pods(), '2.0.0').map(
        ({ metadata }) => metadata.name,
      ),
    ).toEqual(['selector-canary']);
    await subject.patch([{ op: 'remove', path }]);
    await subject.untilStatus(seen => seen.updatedReadyPods === 3);
  });

  it('stands still while paused and goes on when resumed', async () => {
    const subject = await startSidecarSet(scratch(), 'paused', {
      updateStrategy: { ...allAtOnce, paused: true },
    });
    await subject.startPods(2);
    const before = await subject.read();
    await subject.setImage('2.0.0');
    const { status } = await subject.untilStatus(
      seen => seen.latestRevision !== before.status.latestRevision,
    );
    expect(status).toMatchObject({ updatedPods: 0, readyPods: 2 });
    expect(withSidecar(await subject.pods(), '1.0.0')).toHaveLength(2);
    await subject.patch([
      { op: 'replace', path: '/spec/updateStrategy/paused', value: false },
    ]);
    await subject.untilStatus(seen => seen.updatedReadyPods === 2);
  });

  it('keeps to maxUnavailable at every moment', async () => {
    const subject = await startSidecarSet(scratch(), 'budget', {
      updateStrategy: { maxUnavailable: 2 },
    });
    await subject.startPods(4);
    let most = 0;
    await subject.setImage('2.0.0');
    const underway = (pod: Loose) =>
      sidecarOf(pod) !== statusOf(pod, 'proxy').image || !isReady(pod);
    await subject.untilPods(pods => {
      most = Math.max(most, pods.filter(underway).length);
      return withSidecar(pods, '2.0.0').length === 4 && !pods.some(underway);
    });
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2);
  });

  it('rounds a maxUnavailable percentage up and stops there with a bad image, then heals when the old one is written back', async () => {
    const subject = await startSidecarSet(scratch(), 'bad-image', {
      // 30 % of 4 is 1.2, so two may be away.
      updateStrategy: { maxUnavailable: '30%' },
    });
    await subject.startPods(4);
    const before = await subject.pods();
    const { status: first } = await subject.read();
    await subject.setImage('2.0.0-bad-pull');
    const stopped = await subject.untilStatus(
      status => status.updatedPods === 2 && status.readyPods === 2,
    );
    expect(stopped.status.updatedReadyPods ?? 0).toBe(0);
    const held = await subject.pods();
    expect(withSidecar(held, '1.0.0')).toHaveLength(2);
    expect(held.map(runOf('main'))).toEqual(before.map(runOf('main')));

    await subject.setImage('1.0.0');
    const { status } = await subject.untilStatus(
      seen => seen.updatedReadyPods === 4,
    );
    expect(status.latestRevision).toBe(first.latestRevision);
    expect(
      (await subject.revisions()).map(({ metadata, revision }) => [
        metadata.name === first.latestRevision,
        revision,
      ]),
    ).toEqual([
      [false, 2],
      [true, 3],
    ]);
    const healed = await subject.pods();
    expect(identities(healed)).toEqual(identities(before));
    expect(healed.map(runOf('main'))).toEqual(before.map(runOf('main')));
  });

  it('goes back to an earlier revision when its images are written', async () => {
    const subject = await startSidecarSet(scratch(), 'back', {
      updateStrategy: allAtOnce,
    });
    await subject.startPods(2);
    await subject.setImage('2.0.0');
    await subject.untilStatus(status => status.updatedReadyPods === 2);
    const [earlier] = await subject.revisions();
    await subject.patch([
      {
        op: 'replace',
        path: '/spec/containers/0/image',
        value: earlier.data.spec.containers[0].image,
      },
    ]);
    const { metadata, status } = await subject.untilStatus(
      seen =>
        seen.updatedReadyPods === 2 &&
        seen.latestRevision === earlier.metadata.name,
    );
    expect(status.readyPods).toBe(2);
    expect(metadata.annotations[hash]).toBe(earlier.metadata.annotations[hash]);
    for (const pod of await subject.pods()) {
      expect(sidecarOf(pod)).toBe(sidecarImage('1.0.0'));
      expect(markOf(pod, hash, 'back').controllerRevision).toBe(
        earlier.metadata.name,
      );
    }
  });

  it('updates its containers while a CloneSet updates its own, each without the other', async () => {
    const subject = await startSidecarSet(scratch(), 'both', {
      updateStrategy: allAtOnce,
    });
    await subject.startPods(2);
    const before = await subject.pods();
    await subject.setApplicationImage('2.0.0');
    const after = await subject.untilPods(pods =>
      pods.every(
        pod => statusOf(pod, 'main')?.restartCount === 1 && isReady(pod),
      ),
    );
    expect(identities(after)).toEqual(identities(before));
    expect(after.map(runOf('proxy'))).toEqual(before.map(runOf('proxy')));

    await subject.setImage('2.0.0');
    await subject.setApplicationImage('3.0.0');
    const last = await subject.untilPods(pods =>
      pods.every(
        pod =>
          statusOf(pod, 'main')?.restartCount === 2 &&
          statusOf(pod, 'proxy')?.restartCount === 1 &&
          isReady(pod),
      ),
    );
    expect(identities(last)).toEqual(identities(before));
    await subject.untilStatus(status => status.updatedReadyPods === 2);
  });
}
