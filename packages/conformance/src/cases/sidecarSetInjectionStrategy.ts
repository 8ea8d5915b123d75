import type { Ground } from '../ground/Ground';
import { sidecarImage } from '../support/manifests';
import { useScratch } from '../support/scratch';
import { markOf, sidecarOf, startSidecarSet } from '../support/sidecarSetCase';

const hash = 'kruise.io/sidecarset-hash';

/** What new pods are given while injection is paused, while an update waits, and when it is pinned to a revision. */
export function sidecarSetInjectionStrategy(ground: () => Ground) {
  const scratch = useScratch(ground, 'injection-strategy');

  it('stops while injection is paused, and goes on updating what is injected', async () => {
    const subject = await startSidecarSet(scratch(), 'no-injection');
    await subject.createPod('no-injection-old');
    await subject.untilStatus(status => status.updatedReadyPods === 1);
    await subject.setImage('2.0.0', {
      op: 'add',
      path: '/spec/injectionStrategy',
      value: { paused: true },
    });
    await subject.untilStatus(status => status.updatedReadyPods === 1);
    expect(sidecarOf(await subject.createPod('no-injection-new'))).toBe(
      undefined,
    );
    const old = (await subject.pods()).find(
      ({ metadata }) => metadata.name === 'no-injection-old',
    );
    expect(sidecarOf(old)).toBe(sidecarImage('2.0.0'));
  });

  it.each([
    [
      'paused',
      [{ op: 'add', path: '/spec/updateStrategy/paused', value: true }],
    ],
    [
      'held by its partition',
      [{ op: 'add', path: '/spec/updateStrategy/partition', value: '100%' }],
    ],
  ])(
    'gives new pods the newest state even while the update is %s',
    async (how, operations) => {
      const name = `newest-${how.split(' ')[0]}`;
      const subject = await startSidecarSet(scratch(), name);
      await subject.createPod(`${name}-old`);
      await subject.untilStatus(status => status.updatedReadyPods === 1);
      await subject.setImage('2.0.0', ...operations);
      await subject.untilStatus(status => status.updatedPods === 0);
      await subject.createPod(`${name}-new`);
      await subject.untilStatus(status => status.updatedReadyPods === 1);
      expect((await subject.pods()).map(sidecarOf)).toEqual([
        sidecarImage('2.0.0'),
        sidecarImage('1.0.0'),
      ]);
    },
  );

  it('pins what new pods get to a revision by name', async () => {
    const subject = await startSidecarSet(scratch(), 'pinned');
    const first = await subject.read();
    await subject.setImage('2.0.0', {
      op: 'add',
      path: '/spec/injectionStrategy',
      value: { revision: { revisionName: first.status.latestRevision } },
    });
    const { status, spec } = await subject.untilStatus(
      seen => seen.latestRevision !== first.status.latestRevision,
    );
    expect(spec.injectionStrategy.revision.policy).toBe('Always');
    expect(status.matchedPods).toBe(0);
    const created = await subject.createPod('pinned-pod');
    expect(sidecarOf(created)).toBe(sidecarImage('1.0.0'));
    expect(markOf(created, hash, 'pinned')).toMatchObject({
      hash: first.metadata.annotations[hash],
      controllerRevision: first.status.latestRevision,
    });
  });

  it('pins to a version people named', async () => {
    const version = 'apps.kruise.io/sidecarset-custom-version';
    const label = `/metadata/labels/${version.replace('/', '~1')}`;
    const subject = await startSidecarSet(
      scratch(),
      'custom-version',
      { updateStrategy: { paused: true } },
      { [version]: 'v1' },
    );
    const before = await subject.read();
    await subject.setImage(
      '2.0.0',
      { op: 'replace', path: label, value: 'v2' },
      {
        op: 'add',
        path: '/spec/injectionStrategy',
        value: { revision: { customVersion: 'v1' } },
      },
    );
    await subject.untilStatus(
      seen => seen.latestRevision !== before.status.latestRevision,
    );
    expect(
      (await subject.revisions()).map(
        ({ metadata }) => metadata.labels[version],
      ),
    ).toEqual(['v1', 'v2']);
    expect(sidecarOf(await subject.createPod('custom-version-pod'))).toBe(
      sidecarImage('1.0.0'),
    );
  });
}
