import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { Ground } from '../ground/Ground';
import { usePortal } from '../portal/usePortal';
import { withTag } from '../support/cloneSetCase';
import { startDeployment } from '../support/deploymentCase';
import { image } from '../support/manifests';
import { useScratch } from '../support/scratch';
import type { Loose } from '../support/until';

const all = { type: 'percent', value: 100 } as const;
const none = { type: 'pods', value: 0 } as const;
const setImage = (
  tag: string,
  firstStep: typeof all | typeof none,
): RolloutChange => ({
  verb: 'set-image',
  images: { main: image(tag) },
  firstStep,
});
const uids = (pods: Loose[]) => pods.map(pod => pod.metadata.uid as string);

/** The verbs a Deployment has: everything at once, or held. */
export function deploymentVerbs(ground: () => Ground) {
  const scratch = useScratch(ground, 'verbs-deployment');
  const open = usePortal(ground, scratch, ['replaced', 'kept']);

  it('replaces every pod, and rolls back by replacing them again', async () => {
    const subject = await startDeployment(scratch(), 'replaced', {
      replicas: 4,
    });
    const before = uids(await subject.pods());
    const tab = open({ kind: 'Deployment', name: 'replaced' });
    await tab.untilVerdict('done');
    const revision = tab.revision(1);

    const forward = await tab.change(setImage('2.0.0', all), 'done');
    expect(forward).toMatchObject({ mode: 'recreate', pods: 4 });
    const updated = withTag(await subject.pods(), '2.0.0');
    expect(updated).toHaveLength(4);
    expect(uids(updated).filter(uid => before.includes(uid))).toEqual([]);

    const back = await tab.change(
      { verb: 'rollback', revision, firstStep: all },
      'done',
    );
    expect(back).toMatchObject({ mode: 'recreate', pods: 4 });
    expect(withTag(await subject.pods(), '1.0.0')).toHaveLength(4);
    const sets = await subject.replicaSets();
    expect(sets.map(({ spec }) => spec.replicas)).toEqual([0, 4]);
  });

  it('holds a new image until it is resumed', async () => {
    const subject = await startDeployment(scratch(), 'kept', { replicas: 3 });
    const before = uids(await subject.pods());
    const tab = open({ kind: 'Deployment', name: 'kept' });
    await tab.untilVerdict('done');

    const held = await tab.change(setImage('2.0.0', none), 'paused');
    expect(held).toMatchObject({ mode: 'none', code: 'held', podsLeftOld: 3 });
    expect(uids(await subject.pods())).toEqual(before);

    const resumed = await tab.change({ verb: 'resume' }, 'done');
    expect(resumed).toMatchObject({ mode: 'recreate', pods: 3 });
    expect(withTag(await subject.pods(), '2.0.0')).toHaveLength(3);
  });
}
