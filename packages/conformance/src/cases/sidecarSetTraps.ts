import type { Ground } from '../ground/Ground';
import { isReady } from '../support/cloneSetCase';
import { sidecarImage } from '../support/manifests';
import { useScratch } from '../support/scratch';
import {
  markOf,
  sidecarOf,
  startSidecarSet,
  statusOf,
  upgradable,
  withSidecar,
} from '../support/sidecarSetCase';

const allAtOnce = { maxUnavailable: '100%' };
const hash = 'kruise.io/sidecarset-hash';
const inPlaceState = 'kruise.io/sidecarset-inplace-update-state';
const addEnv = {
  op: 'add',
  path: '/spec/containers/0/env',
  value: [{ name: 'LEVEL', value: 'debug' }],
};

/** What misleads a reader of pods and status of a SidecarSet. */
export function sidecarSetTraps(ground: () => Ground) {
  const scratch = useScratch(ground, 'sidecar-traps');

  it('blocks pods for good when more than an image changes; a recreated pod is at the new state', async () => {
    const subject = await startSidecarSet(scratch(), 'blocked', {
      updateStrategy: allAtOnce,
    });
    await subject.startPods(2);
    await subject.setImage('2.0.0', addEnv);
    const blocked = await subject.untilPods(pods =>
      pods.every(pod => upgradable(pod)?.status === 'False'),
    );
    for (const pod of blocked) {
      const { reason, message } = upgradable(pod);
      expect(reason).toBe('UpdateImmutableField');
      expect(JSON.parse(message)).toEqual({ blocked: false });
      expect(sidecarOf(pod)).toBe(sidecarImage('1.0.0'));
      expect(statusOf(pod, 'proxy').restartCount).toBe(0);
    }
    const { status } = await subject.read();
    expect(status).toMatchObject({
      matchedPods: 2,
      updatedPods: 0,
      readyPods: 2,
    });

    const { clients, namespace } = scratch();
    const gone = blocked[0].metadata.name;
    await clients.core.deleteNamespacedPod({ namespace, name: gone });
    await subject.untilStatus(seen => seen.updatedReadyPods === 1);
    const after = await subject.pods();
    expect(withSidecar(after, '2.0.0')).toHaveLength(1);
    expect(after.map(({ metadata }) => metadata.name)).not.toContain(gone);
  });

  it('leaves the word blocked on pods that are current again because the change was taken back', async () => {
    const subject = await startSidecarSet(scratch(), 'taken-back', {
      updateStrategy: allAtOnce,
    });
    await subject.startPods(1);
    await subject.patch([addEnv]);
    await subject.untilPods(pods =>
      pods.every(pod => upgradable(pod)?.status === 'False'),
    );
    await subject.patch([{ op: 'remove', path: addEnv.path }]);
    const { metadata } = await subject.untilStatus(
      status => status.updatedReadyPods === 1,
    );
    const [pod] = await subject.pods();
    expect(markOf(pod, hash, 'taken-back').hash).toBe(
      metadata.annotations[hash],
    );
    expect(upgradable(pod).status).toBe('False');
  });

  it('keeps time and state of the first update in place through later ones', async () => {
    const subject = await startSidecarSet(scratch(), 'first-time', {
      updateStrategy: allAtOnce,
    });
    await subject.startPods(1);
    await subject.setImage('2.0.0');
    await subject.untilStatus(status => status.updatedReadyPods === 1);
    const [second] = await subject.pods();
    const before = markOf(second, inPlaceState, 'first-time');
    await subject.setImage('3.0.0');
    const { metadata } = await subject.untilStatus(
      (status, { spec }) =>
        status.updatedReadyPods === 1 &&
        spec.containers[0].image === sidecarImage('3.0.0'),
    );
    const [third] = await subject.pods();
    const after = markOf(third, inPlaceState, 'first-time');
    expect(after.revision).toBe(before.revision);
    expect(after.updateTimestamp).toBe(before.updateTimestamp);
    expect(after.revision).not.toBe(metadata.annotations[hash]);
    expect(after.lastContainerStatuses.proxy.imageID).toBe(
      statusOf(second, 'proxy').imageID,
    );
  });

  it('counts a pod as updated whose sidecar was edited by hand, and leaves it so', async () => {
    const subject = await startSidecarSet(scratch(), 'drifted');
    await subject.createPod('drifted-pod');
    await subject.untilStatus(status => status.updatedReadyPods === 1);
    const { clients, namespace } = scratch();
    await clients.core.patchNamespacedPod(
      {
        namespace,
        name: 'drifted-pod',
        body: {
          spec: {
            containers: [{ name: 'proxy', image: sidecarImage('by-hand') }],
          },
        },
      },
      clients.patchAs('strategic-merge'),
    );
    const [pod] = await subject.untilPods(pods =>
      pods.every(
        seen => statusOf(seen, 'proxy')?.restartCount === 1 && isReady(seen),
      ),
    );
    const { metadata, status } = await subject.read();
    expect(markOf(pod, hash, 'drifted').hash).toBe(metadata.annotations[hash]);
    expect(sidecarOf(pod)).toBe(sidecarImage('by-hand'));
    expect(status).toMatchObject({ updatedPods: 1, matchedPods: 1 });
  });

  it('moves nothing with type NotUpdate, and its counter of ready pods stays behind', async () => {
    const subject = await startSidecarSet(scratch(), 'not-update', {
      updateStrategy: { type: 'NotUpdate' },
    });
    const before = await subject.read();
    await subject.createPod('not-update-pod');
    await subject.untilStatus(status => status.matchedPods === 1);
    await subject.untilPods(pods => pods.every(isReady));
    expect((await subject.read()).status.readyPods).toBe(0);
    await subject.setImage('2.0.0');
    const { status } = await subject.untilStatus(
      seen => seen.latestRevision !== before.status.latestRevision,
    );
    expect(status).toMatchObject({
      matchedPods: 1,
      updatedPods: 0,
      readyPods: 1,
    });
    expect(withSidecar(await subject.pods(), '1.0.0')).toHaveLength(1);
  });

  it('answers a patch with new hashes and the status of the generation before', async () => {
    const subject = await startSidecarSet(scratch(), 'observed');
    const before = await subject.read();
    const answered = await subject.setImage('2.0.0');
    expect(answered.metadata.generation).toBe(before.metadata.generation + 1);
    expect(answered.status.observedGeneration).toBe(before.metadata.generation);
    expect(answered.metadata.annotations[hash]).not.toBe(
      before.metadata.annotations[hash],
    );
    const without = 'kruise.io/sidecarset-hash-without-image';
    expect(answered.metadata.annotations[without]).toBe(
      before.metadata.annotations[without],
    );
  });

  it('leaves out of the status the counter that is zero', async () => {
    const subject = await startSidecarSet(scratch(), 'left-out');
    const { status } = await subject.read();
    expect(status).toMatchObject({
      matchedPods: 0,
      updatedPods: 0,
      readyPods: 0,
    });
    expect(status).not.toHaveProperty('updatedReadyPods');
  });
}
