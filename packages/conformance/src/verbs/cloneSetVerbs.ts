import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { Ground } from '../ground/Ground';
import { usePortal } from '../portal/usePortal';
import {
  identities,
  identity,
  startCloneSet,
  withTag,
} from '../support/cloneSetCase';
import { image } from '../support/manifests';
import { useScratch } from '../support/scratch';

const ten = {
  replicas: 10,
  updateStrategy: { type: 'InPlaceIfPossible', maxUnavailable: 3 },
};
const percent = (value: number) => ({ type: 'percent', value } as const);
const setImage = (tag: string, firstStep: number): RolloutChange => ({
  verb: 'set-image',
  images: { main: image(tag) },
  firstStep: percent(firstStep),
});

/** Every verb on a CloneSet: what was forecast, what the page shows, and what the cluster says. */
export function cloneSetVerbs(ground: () => Ground) {
  const scratch = useScratch(ground, 'verbs-cloneset');
  const open = usePortal(ground, scratch, [
    'canary',
    'held',
    'rollback',
    'bad-image',
    'recreated',
  ]);

  it('runs a canary in place: 30 %, 60 %, all', async () => {
    const subject = await startCloneSet(scratch(), 'canary', ten);
    const before = identities(await subject.pods());
    const tab = open({ kind: 'CloneSet', name: 'canary' });
    await tab.untilVerdict('done');

    const first = await tab.change(setImage('2.0.0', 30), 'step-done');
    expect(first).toMatchObject({
      mode: 'in-place',
      pods: 3,
      podsLeftOld: 7,
      containersRestarted: ['main'],
    });
    expect(withTag(await subject.pods(), '2.0.0')).toHaveLength(3);

    const second = await tab.change(
      { verb: 'partition', target: percent(60) },
      'step-done',
    );
    expect(second).toMatchObject({ mode: 'in-place', pods: 3, podsLeftOld: 4 });
    expect(withTag(await subject.pods(), '2.0.0')).toHaveLength(6);

    const last = await tab.change({ verb: 'promote-full' }, 'done');
    expect(last).toMatchObject({ mode: 'in-place', pods: 4, podsLeftOld: 0 });
    const after = await subject.pods();
    expect(withTag(after, '2.0.0')).toHaveLength(10);
    expect(identities(after)).toEqual(before);
  });

  it('holds while paused, and goes on where it stood', async () => {
    const subject = await startCloneSet(scratch(), 'held', ten);
    const tab = open({ kind: 'CloneSet', name: 'held' });
    await tab.untilVerdict('done');
    await tab.change(setImage('2.0.0', 30), 'step-done');

    const pause = await tab.change({ verb: 'pause' }, 'paused');
    expect(pause).toMatchObject({ mode: 'none', code: 'pauses', pods: 0 });
    const further = await tab.change(
      { verb: 'partition', target: percent(60) },
      'paused',
    );
    expect(further).toMatchObject({ mode: 'none', code: 'paused', pods: 0 });
    expect(withTag(await subject.pods(), '2.0.0')).toHaveLength(3);

    const resume = await tab.change({ verb: 'resume' }, 'step-done');
    expect(resume).toMatchObject({ mode: 'in-place', pods: 3 });
    expect(withTag(await subject.pods(), '2.0.0')).toHaveLength(6);
  });

  it('rolls back to the first revision in place', async () => {
    const subject = await startCloneSet(scratch(), 'rollback', ten);
    const before = identities(await subject.pods());
    const tab = open({ kind: 'CloneSet', name: 'rollback' });
    await tab.untilVerdict('done');
    const revision = tab.revision(1);
    await tab.change(setImage('2.0.0', 100), 'done');

    const back = await tab.change(
      { verb: 'rollback', revision, firstStep: percent(100) },
      'done',
    );
    expect(back).toMatchObject({ mode: 'in-place', pods: 10 });
    const after = await subject.pods();
    expect(withTag(after, '1.0.0')).toHaveLength(10);
    expect(identities(after)).toEqual(before);
    expect(
      after.map(pod => pod.status.containerStatuses[0].restartCount),
    ).toEqual(Array(10).fill(2));
  });

  it('names a bad image and its cause, and heals by rolling back', async () => {
    const subject = await startCloneSet(scratch(), 'bad-image', ten);
    const before = identities(await subject.pods());
    const tab = open({ kind: 'CloneSet', name: 'bad-image' });
    await tab.untilVerdict('done');
    const revision = tab.revision(1);

    const change = setImage('2.0.0-bad-pull', 30);
    await tab.make(change, await tab.forecast(change));
    await tab.until(
      ({ observation: { verdict, failures } }) =>
        ['stuck', 'degraded'].includes(verdict.state) &&
        failures[0]?.cause === 'ImagePullBackOff' &&
        failures[0].count === 3,
    );
    expect(tab.section.observation.failures).toMatchObject([
      { container: 'main', image: image('2.0.0-bad-pull'), count: 3 },
    ]);
    expect(tab.section.observation.verdict.params).toMatchObject({
      cause: 'ImagePullBackOff',
      pods: 3,
    });

    const back = await tab.change(
      { verb: 'rollback', revision, firstStep: percent(100) },
      'done',
    );
    expect(back).toMatchObject({ mode: 'in-place', pods: 3 });
    expect(tab.section.observation.failures).toEqual([]);
    const after = await subject.pods();
    expect(withTag(after, '1.0.0')).toHaveLength(10);
    expect(identities(after)).toEqual(before);
  });

  it('says before the click that pods will be replaced, and they are', async () => {
    const subject = await startCloneSet(scratch(), 'recreated', {
      replicas: 4,
      updateStrategy: { type: 'ReCreate', maxUnavailable: 2 },
    });
    const uids = async () =>
      (await subject.pods()).map(pod => identity(pod).uid as string);
    const before = await uids();
    const tab = open({ kind: 'CloneSet', name: 'recreated' });
    await tab.untilVerdict('done');

    const forecast = await tab.change(setImage('2.0.0', 50), 'step-done');
    expect(forecast).toMatchObject({
      mode: 'recreate',
      pods: 2,
      podsLeftOld: 2,
    });
    const kept = (await uids()).filter(uid => before.includes(uid));
    expect(kept).toHaveLength(2);
  });
}
