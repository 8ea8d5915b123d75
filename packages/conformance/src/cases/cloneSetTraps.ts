import type { Ground } from '../ground/Ground';
import { identities, startCloneSet, withTag } from '../support/cloneSetCase';
import { useScratch } from '../support/scratch';

const inPlace = { type: 'InPlaceIfPossible', maxUnavailable: '100%' };

/** What misleads a reader of the status, and how a failed release is healed. */
export function cloneSetTraps(ground: () => Ground) {
  const scratch = useScratch(ground, 'cloneset-traps');

  it('moves currentRevision before the pods are available', async () => {
    const subject = await startCloneSet(scratch(), 'current-revision', {
      replicas: 2,
      updateStrategy: inPlace,
    });
    await subject.setImage('bad-pull');
    const { status } = await subject.untilStatus(
      seen =>
        seen.updatedReplicas === 2 &&
        seen.currentRevision === seen.updateRevision &&
        seen.availableReplicas === 0,
    );
    expect(status.updatedAvailableReplicas ?? 0).toBe(0);
  });

  it('leaves out of the status the counters that are zero', async () => {
    const subject = await startCloneSet(scratch(), 'left-out', {
      replicas: 2,
      updateStrategy: inPlace,
    });
    await subject.setImage('2.0.0', '100%');
    const { status } = await subject.untilStatus(
      seen => seen.updateRevision !== seen.currentRevision,
    );
    expect(status).not.toHaveProperty('expectedUpdatedReplicas');
    expect(status).not.toHaveProperty('updatedAvailableReplicas');
    expect(status).toMatchObject({
      updatedReplicas: 0,
      updatedReadyReplicas: 0,
    });
  });

  it('answers a patch with a status of the generation before', async () => {
    const subject = await startCloneSet(scratch(), 'observed', {
      replicas: 2,
      updateStrategy: inPlace,
    });
    const answered = await subject.setImage('2.0.0');
    expect(answered.status.observedGeneration).toBe(
      answered.metadata.generation - 1,
    );
    expect(answered.status.updatedAvailableReplicas).toBe(2);
  });

  it('stops at maxUnavailable with a bad image and leaves the rest untouched', async () => {
    const subject = await startCloneSet(scratch(), 'bad-image', {
      replicas: 6,
      updateStrategy: { ...inPlace, maxUnavailable: 2 },
    });
    await subject.setImage('bad-pull');
    const pods = await subject.untilPods(
      seen =>
        seen.filter(
          pod =>
            pod.status.containerStatuses?.[0]?.state?.waiting?.reason ===
            'ImagePullBackOff',
        ).length === 2,
    );
    expect(withTag(pods, '1.0.0')).toHaveLength(4);
    const { status } = await subject.untilStatus(
      seen => seen.availableReplicas === 4,
    );
    expect(status.updatedReplicas).toBe(2);
  });

  it('heals in place when the old image is put back, under the old revision with a new number', async () => {
    const subject = await startCloneSet(scratch(), 'heal', {
      replicas: 4,
      updateStrategy: { ...inPlace, maxUnavailable: 1 },
    });
    const before = identities(await subject.pods());
    const [first] = await subject.revisions();
    await subject.setImage('bad-pull');
    await subject.untilStatus(
      status => status.updatedReplicas === 1 && status.availableReplicas === 3,
    );
    await subject.setImage('1.0.0');
    await subject.untilStatus(
      status =>
        status.availableReplicas === 4 && status.updatedAvailableReplicas === 4,
    );
    expect(identities(await subject.pods())).toEqual(before);
    const revisions = await subject.revisions();
    expect(revisions).toHaveLength(2);
    expect(revisions.at(-1).metadata.name).toBe(first.metadata.name);
    expect(revisions.at(-1).revision).toBe(3);
  });

  it('rolls back in place by the template of a ControllerRevision', async () => {
    const subject = await startCloneSet(scratch(), 'rollback', {
      replicas: 3,
      updateStrategy: inPlace,
    });
    const before = identities(await subject.pods());
    await subject.setImage('2.0.0');
    await subject.untilStatus(status => status.updatedAvailableReplicas === 3);
    const [old] = await subject.revisions();
    const { $patch: _, ...template } = old.data.spec.template;
    await subject.patch([
      { op: 'replace', path: '/spec/template', value: template },
    ]);
    const { status } = await subject.untilStatus(
      seen =>
        seen.updateRevision === old.metadata.name &&
        seen.updatedAvailableReplicas === 3,
    );
    expect(status.currentRevision).toBe(old.metadata.name);
    const pods = await subject.pods();
    expect(identities(pods)).toEqual(before);
    expect(withTag(pods, '1.0.0')).toHaveLength(3);
  });

  it('keeps a revision per template, with the payload to go back to', async () => {
    const subject = await startCloneSet(scratch(), 'revisions', {
      replicas: 1,
      updateStrategy: inPlace,
    });
    await subject.setImage('2.0.0');
    await subject.untilStatus(status => status.updatedAvailableReplicas === 1);
    const revisions = await subject.revisions();
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(
      revisions.map(({ data }) => data.spec.template.spec.containers[0].image),
    ).toEqual([
      'registry.example.com/conformance/app:1.0.0',
      'registry.example.com/conformance/app:2.0.0',
    ]);
    expect(revisions[0].data.spec.template.$patch).toBe('replace');
  });

  it('counts a crashing pod as updated, not as available', async () => {
    const subject = await startCloneSet(scratch(), 'crash', {
      replicas: 3,
      updateStrategy: { ...inPlace, maxUnavailable: 1 },
    });
    await subject.setImage('crash');
    const pods = await subject.untilPods(
      seen =>
        seen.some(
          pod =>
            pod.status.containerStatuses?.[0]?.state?.waiting?.reason ===
            'CrashLoopBackOff',
        ) && withTag(seen, 'crash').length === 1,
    );
    expect(withTag(pods, '1.0.0')).toHaveLength(2);
    const { status } = await subject.untilStatus(
      seen => seen.updatedReplicas === 1 && seen.availableReplicas === 2,
    );
    expect(status.updatedAvailableReplicas ?? 0).toBe(0);
  });

  it('gives a stale release up for a newer one: pods go straight to the newest image', async () => {
    const subject = await startCloneSet(scratch(), 'superseded', {
      replicas: 3,
      updateStrategy: { ...inPlace, maxUnavailable: 1 },
    });
    await subject.setImage('bad-pull');
    await subject.untilStatus(
      status => status.updatedReplicas === 1 && status.availableReplicas === 2,
    );
    await subject.setImage('3.0.0');
    await subject.untilStatus(status => status.updatedAvailableReplicas === 3);
    expect(withTag(await subject.pods(), '3.0.0')).toHaveLength(3);
  });
}
