import type { Ground } from '../ground/Ground';
import { isReady, startCloneSet, withTag } from '../support/cloneSetCase';
import { useScratch } from '../support/scratch';

const inPlace = { type: 'InPlaceIfPossible', maxUnavailable: '100%' };

/** How many pods of a CloneSet move at once, when none does, and what scaling does meanwhile. */
export function cloneSetPace(ground: () => Ground) {
  const scratch = useScratch(ground, 'cloneset-pace');

  it('keeps to maxUnavailable at every moment', async () => {
    const subject = await startCloneSet(scratch(), 'budget', {
      replicas: 6,
      updateStrategy: { ...inPlace, maxUnavailable: 2 },
    });
    let most = 0;
    await subject.setImage('2.0.0');
    await subject.untilPods(pods => {
      most = Math.max(most, pods.filter(pod => !isReady(pod)).length);
      return withTag(pods, '2.0.0').filter(isReady).length === 6;
    });
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(2);
  });

  it('rounds a maxUnavailable percentage up', async () => {
    const subject = await startCloneSet(scratch(), 'budget-percent', {
      replicas: 5,
      // 25 % of 5 is 1.25, so two may be away.
      updateStrategy: { ...inPlace, maxUnavailable: '25%' },
    });
    await subject.setImage('bad-pull');
    const stopped = await subject.untilStatus(
      status => status.updatedReplicas === 2 && status.availableReplicas === 3,
    );
    expect(stopped.status.updatedAvailableReplicas ?? 0).toBe(0);
  });

  it('stands still while paused and goes on when resumed', async () => {
    const subject = await startCloneSet(scratch(), 'paused', {
      replicas: 3,
      updateStrategy: { ...inPlace, paused: true },
    });
    await subject.setImage('2.0.0');
    const paused = await subject.untilStatus(
      status => status.updateRevision !== status.currentRevision,
    );
    expect(paused.status.updatedReplicas).toBe(0);
    await subject.patch([
      { op: 'replace', path: '/spec/updateStrategy/paused', value: false },
    ]);
    await subject.untilStatus(status => status.updatedAvailableReplicas === 3);
  });

  it('scales while paused: new pods come, and get the old revision within the partition', async () => {
    const subject = await startCloneSet(scratch(), 'paused-scale', {
      replicas: 2,
      updateStrategy: { ...inPlace, paused: true, partition: '100%' },
    });
    await subject.setImage('2.0.0');
    await subject.patch([{ op: 'replace', path: '/spec/replicas', value: 4 }]);
    await subject.untilStatus(status => status.availableReplicas === 4);
    expect(withTag(await subject.pods(), '1.0.0')).toHaveLength(4);
  });

  it('keeps as many old pods as the partition says when it grows, and makes the rest new', async () => {
    const subject = await startCloneSet(scratch(), 'growing', { replicas: 4 });
    await subject.setImage('2.0.0', 3);
    await subject.untilStatus(status => status.updatedReadyReplicas === 1);
    await subject.patch([{ op: 'replace', path: '/spec/replicas', value: 6 }]);
    await subject.untilStatus(status => status.availableReplicas === 6);
    const pods = await subject.pods();
    expect(withTag(pods, '1.0.0')).toHaveLength(3);
    expect(withTag(pods, '2.0.0')).toHaveLength(3);
  });
}
