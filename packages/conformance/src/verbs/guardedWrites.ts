import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { Ground } from '../ground/Ground';
import { usePortal } from '../portal/usePortal';
import { startCloneSet } from '../support/cloneSetCase';
import { cloneSets, image } from '../support/manifests';
import { useScratch } from '../support/scratch';

const setImage: RolloutChange = {
  verb: 'set-image',
  images: { main: image('2.0.0') },
  firstStep: { type: 'pods', value: 1 },
};

/** What keeps a write from happening twice, over somebody else's, or without the right to. */
export function guardedWrites(ground: () => Ground) {
  const scratch = useScratch(ground, 'verbs-guarded');
  const names = ['changed-meanwhile', 'clicked-often', 'read-only'];
  const open = usePortal(ground, scratch, names);
  const openAsViewer = usePortal(ground, scratch, names, 'viewer');

  it('refuses a write over somebody else’s change, and says whose', async () => {
    const name = 'changed-meanwhile';
    const subject = await startCloneSet(scratch(), name, { replicas: 2 });
    const tab = open({ kind: 'CloneSet', name });
    await tab.untilVerdict('done');
    const forecast = await tab.forecast(setImage);

    const { clients, namespace } = scratch();
    await clients.custom.patchNamespacedCustomObject(
      {
        ...cloneSets,
        namespace,
        name,
        body: [{ op: 'replace', path: '/spec/replicas', value: 3 }],
        fieldManager: 'kubectl-scale',
      },
      clients.patchAs('json'),
    );
    const { generation } = (await subject.read()).metadata;
    const answer = await tab.make(setImage, forecast);
    expect(answer).toMatchObject({
      type: 'refused',
      refusal: {
        message: 'The workload was changed since the forecast.',
        changedBy: expect.arrayContaining([
          { manager: 'kubectl-scale', at: expect.any(Number) },
        ]),
        whatToDo: expect.stringContaining('new forecast'),
      },
      operation: { outcome: { state: 'failed' } },
    });
    expect((await subject.read()).metadata.generation).toBe(generation);

    const now = await tab.change(setImage, 'step-done');
    expect(now).toMatchObject({ mode: 'in-place', pods: 1, podsLeftOld: 2 });
  });

  it('writes once for one click, however often it arrives', async () => {
    const name = 'clicked-often';
    const subject = await startCloneSet(scratch(), name, { replicas: 2 });
    const tab = open({ kind: 'CloneSet', name });
    await tab.untilVerdict('done');
    const { generation } = (await subject.read()).metadata;

    const forecast = await tab.forecast(setImage);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        tab.make(setImage, forecast, 'one-and-the-same'),
      ),
    );
    const ids = new Set(answers.map(({ operation }) => operation.id));
    expect(ids.size).toBe(1);
    await tab.untilConfirmed(answers[0]!.operation, 'step-done');
    const late = await tab.make(setImage, forecast, 'one-and-the-same');
    expect(late.operation.outcome.state).toBe('confirmed');
    expect((await subject.read()).metadata.generation).toBe(generation + 1);
    expect(tab.section.activity).toHaveLength(1);
  });

  it('knows before the click that the cluster would refuse, and is refused after it', async () => {
    const name = 'read-only';
    const subject = await startCloneSet(scratch(), name, { replicas: 1 });
    const tab = openAsViewer({ kind: 'CloneSet', name });
    await tab.untilVerdict('done');
    const { generation } = (await subject.read()).metadata;

    const forecast = await tab.forecast(setImage);
    expect(forecast).toMatchObject({
      mode: 'rejected',
      code: 'cluster-refuses',
      reason: expect.stringContaining('cannot patch resource "clonesets"'),
    });
    const answer = await tab.make(setImage, forecast);
    expect(answer).toMatchObject({
      type: 'refused',
      refusal: { whatToDo: expect.stringContaining('rights') },
    });
    expect((await subject.read()).metadata.generation).toBe(generation);
  });
}
