import type { Ground } from '../ground/Ground';
import { identities, isReady } from '../support/cloneSetCase';
import { sidecarImage } from '../support/manifests';
import { useScratch } from '../support/scratch';
import {
  containerNames,
  runOf,
  startSidecarSet,
  statusOf,
  type SidecarSetCase,
} from '../support/sidecarSetCase';
import type { Loose } from '../support/until';

const empty = sidecarImage('empty');
const workingMark = 'kruise.io/sidecarset-working-hotupgrade-container';

/** A SidecarSet of one sidecar `proxy` that is upgraded hot. */
const hot = (spec: Record<string, unknown> = {}) => ({
  containers: [
    {
      name: 'proxy',
      image: sidecarImage('1.0.0'),
      upgradeStrategy: {
        upgradeType: 'HotUpgrade',
        hotUpgradeEmptyImage: empty,
      },
    },
  ],
  updateStrategy: { maxUnavailable: '100%' },
  ...spec,
});

const workingOf = ({ metadata }: Loose): string =>
  JSON.parse(metadata.annotations[workingMark]).proxy;

/** Image by container, as the spec asks for it. */
const imagesOf = ({ spec }: Loose) =>
  Object.fromEntries(
    spec.containers.map(({ name, image }: Loose) => [name, image]),
  );

/** Waits until every pod runs this image in one container of the pair and nothing in the other. */
const untilSettled = (subject: SidecarSetCase, tag: string) =>
  subject.untilPods(pods =>
    pods.every(pod => {
      const images = imagesOf(pod);
      const working = workingOf(pod);
      const other = working === 'proxy-1' ? 'proxy-2' : 'proxy-1';
      return (
        isReady(pod) &&
        images[working] === sidecarImage(tag) &&
        images[other] === empty &&
        [working, other].every(
          name => statusOf(pod, name).image === images[name],
        )
      );
    }),
  );

/** Sidecars that hand over to a second container instead of restarting. */
export function sidecarSetHotUpgrade(ground: () => Ground) {
  const scratch = useScratch(ground, 'hot-upgrade');

  it('injects a pair of which the first works and the second is empty', async () => {
    const subject = await startSidecarSet(scratch(), 'hot-pair', hot());
    const pod = await subject.createPod('hot-pair-pod');
    expect(containerNames(pod)).toEqual(['proxy-1', 'proxy-2', 'main']);
    expect(imagesOf(pod)).toMatchObject({
      'proxy-1': sidecarImage('1.0.0'),
      'proxy-2': empty,
    });
    expect(workingOf(pod)).toBe('proxy-1');
    expect(pod.metadata.annotations).toMatchObject({
      'version.sidecarset.kruise.io/proxy-1': '1',
      'versionalt.sidecarset.kruise.io/proxy-1': '0',
      'version.sidecarset.kruise.io/proxy-2': '0',
      'versionalt.sidecarset.kruise.io/proxy-2': '1',
    });
    expect(pod.spec.containers[1].env).toMatchObject([
      { name: 'IS_INJECTED', value: 'true' },
      {
        name: 'SIDECARSET_VERSION',
        valueFrom: {
          fieldRef: {
            fieldPath:
              "metadata.annotations['version.sidecarset.kruise.io/proxy-2']",
          },
        },
      },
      { name: 'SIDECARSET_VERSION_ALT' },
    ]);
    await subject.untilStatus(status => status.updatedReadyPods === 1);
  });

  it('starts the new image in the empty container and empties the old one when it serves, to and fro', async () => {
    const subject = await startSidecarSet(scratch(), 'hot-move', hot());
    await subject.startPods(2);
    const before = await subject.pods();
    await subject.setImage('2.0.0');
    const moved = await untilSettled(subject, '2.0.0');
    expect(moved.map(workingOf)).toEqual(['proxy-2', 'proxy-2']);
    expect(identities(moved)).toEqual(identities(before));
    expect(moved.map(runOf('main'))).toEqual(before.map(runOf('main')));
    for (const pod of moved) {
      const { annotations } = pod.metadata;
      expect(annotations['version.sidecarset.kruise.io/proxy-1']).toBe('0');
      expect(annotations['version.sidecarset.kruise.io/proxy-2']).toMatch(
        /^[1-9]\d*$/,
      );
      expect(annotations['versionalt.sidecarset.kruise.io/proxy-2']).toBe('0');
    }
    await subject.untilStatus(status => status.updatedReadyPods === 2);

    await subject.setImage('3.0.0');
    const back = await untilSettled(subject, '3.0.0');
    expect(back.map(workingOf)).toEqual(['proxy-1', 'proxy-1']);
  });

  it('never has a moment in which no container of the pair serves', async () => {
    const subject = await startSidecarSet(scratch(), 'hot-serving', hot());
    await subject.startPods(1);
    let gaps = 0;
    await subject.setImage('2.0.0');
    await subject.untilPods(([pod]) => {
      const serves = ['proxy-1', 'proxy-2'].some(name => {
        const { ready, image } = statusOf(pod, name);
        return ready && image !== empty;
      });
      if (!serves) gaps += 1;
      return workingOf(pod) === 'proxy-2' && imagesOf(pod)['proxy-1'] === empty;
    });
    expect(gaps).toBe(0);
  });

  it('keeps the old container serving beside a bad image', async () => {
    const subject = await startSidecarSet(scratch(), 'hot-bad', hot());
    await subject.startPods(1);
    await subject.setImage('2.0.0-bad-pull');
    const [pod] = await subject.untilPods(
      ([seen]) =>
        statusOf(seen, 'proxy-2')?.state?.waiting?.reason ===
        'ImagePullBackOff',
    );
    expect(workingOf(pod)).toBe('proxy-2');
    expect(imagesOf(pod)['proxy-1']).toBe(sidecarImage('1.0.0'));
    expect(statusOf(pod, 'proxy-1')).toMatchObject({
      ready: true,
      restartCount: 0,
    });
  });

  it('is not undone by writing the old image back, only by a good new one', async () => {
    const subject = await startSidecarSet(scratch(), 'hot-stuck', hot());
    await subject.startPods(1);
    await subject.setImage('2.0.0-bad-pull');
    await subject.untilStatus(
      status => status.updatedPods === 1 && status.readyPods === 0,
    );
    await subject.setImage('1.0.0');
    const { status } = await subject.untilStatus(
      seen => seen.updatedPods === 1,
    );
    expect(status.readyPods).toBe(0);
    const [stuck] = await subject.pods();
    expect(imagesOf(stuck)).toMatchObject({
      'proxy-1': sidecarImage('1.0.0'),
      'proxy-2': sidecarImage('2.0.0-bad-pull'),
    });
    await subject.setImage('3.0.0');
    await untilSettled(subject, '3.0.0');
  });

  it('refuses to change how a sidecar is upgraded', async () => {
    const subject = await startSidecarSet(scratch(), 'hot-fixed', hot());
    await expect(
      subject.patch([
        {
          op: 'replace',
          path: '/spec/containers/0/upgradeStrategy/upgradeType',
          value: 'ColdUpgrade',
        },
      ]),
    ).rejects.toMatchObject({
      code: 500,
      body: expect.stringContaining('container proxy upgradeType is immutable'),
    });
  });
}
