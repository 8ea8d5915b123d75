import type { Ground } from '../ground/Ground';
import { usePortal } from '../portal/usePortal';
import { identities } from '../support/cloneSetCase';
import { sidecarImage } from '../support/manifests';
import { useScratch } from '../support/scratch';
import { runOf, withSidecar } from '../support/sidecarSetCase';
import { startSidecarFleet } from '../support/sidecarFleet';
import { movedBy, percent, setImage } from './sidecarSetChanges';

/** What people are told when a SidecarSet gets stuck, or when the account may not change it. */
export function sidecarSetTrouble(ground: () => Ground) {
  const scratch = useScratch(ground, 'verbs-sidecarset-trouble');
  const names = [
    ...['spoiled', 'spoiled-shop', 'spoiled-pay'],
    ...['guarded', 'guarded-shop'],
  ];
  const open = usePortal(ground, scratch, names);
  const openAsViewer = usePortal(ground, scratch, names, 'viewer');

  it('stops at maxUnavailable with a bad image, says so to each application, and heals by going back', async () => {
    const subject = await startSidecarFleet(
      scratch(),
      'spoiled',
      [
        { kind: 'CloneSet', name: 'spoiled-shop', replicas: 3 },
        { kind: 'Deployment', name: 'spoiled-pay', replicas: 2 },
      ],
      { maxUnavailable: 2 },
    );
    const before = await subject.pods();
    const tab = open({ kind: 'SidecarSet', name: 'spoiled' });
    const applications = [
      open({ kind: 'CloneSet', name: 'spoiled-shop' }),
      open({ kind: 'Deployment', name: 'spoiled-pay' }),
    ];
    await tab.untilVerdict('done');
    for (const application of applications) {
      await application.untilVerdict('done');
      expect(application.section.sidecarMoves).toBeUndefined();
    }
    const revision = tab.revision(1);

    const change = setImage('2.0.0-bad-pull', 100);
    const forecast = await tab.forecast(change);
    expect(forecast).toMatchObject({ pods: 5, batches: { size: 2 } });
    await tab.make(change, forecast);
    await tab.until(
      ({ observation: { verdict, failures } }) =>
        verdict.state === 'stuck' &&
        failures[0]?.cause === 'ImagePullBackOff' &&
        failures[0].count === 2,
    );
    expect(tab.section.observation).toMatchObject({
      counts: { desired: 5, updated: 2, updatedAvailable: 0, ready: 3 },
      failures: [{ container: 'proxy', image: sidecarImage('2.0.0-bad-pull') }],
    });
    const spoiled = withSidecar(await subject.pods(), '2.0.0-bad-pull');
    expect(spoiled).toHaveLength(2);
    const stuck = await subject.podsAt('2.0.0-bad-pull');
    for (const application of applications) {
      const { name } = application.section.ref;
      const updating = stuck[name];
      await application.until(({ sidecarMoves = [] }) =>
        updating === undefined
          ? sidecarMoves.length === 0
          : sidecarMoves[0]?.updating === updating,
      );
      if (updating === undefined) continue;
      expect(application.section.sidecarMoves).toMatchObject([
        {
          sidecarSet: 'spoiled',
          ownerEntityRef: 'component:default/spoiled',
          containers: ['proxy'],
          current: 0,
        },
      ]);
    }

    const back = await tab.change(
      { verb: 'rollback', revision, firstStep: percent(100) },
      'done',
    );
    expect(back).toMatchObject({ mode: 'in-place', pods: 2 });
    expect(movedBy(back)).toEqual(stuck);
    expect(tab.section.observation.failures).toEqual([]);
    for (const application of applications) {
      await application.until(({ sidecarMoves }) => sidecarMoves === undefined);
    }
    const after = await subject.pods();
    expect(withSidecar(after, '1.0.0')).toHaveLength(5);
    expect(identities(after)).toEqual(identities(before));
    expect(after.map(runOf('main'))).toEqual(before.map(runOf('main')));
  });

  it('knows before the click that the account may not change SidecarSets, and is refused after it', async () => {
    const subject = await startSidecarFleet(
      scratch(),
      'guarded',
      [{ kind: 'CloneSet', name: 'guarded-shop', replicas: 1 }],
      {},
    );
    const tab = openAsViewer({ kind: 'SidecarSet', name: 'guarded' });
    await tab.untilVerdict('done');
    const { generation } = (await subject.read()).metadata;

    const forecast = await tab.forecast(setImage('2.0.0', 100));
    expect(forecast).toMatchObject({
      mode: 'rejected',
      code: 'cluster-refuses',
      reason: expect.stringContaining('cannot patch resource "sidecarsets"'),
    });
    const answer = await tab.make(setImage('2.0.0', 100), forecast);
    expect(answer).toMatchObject({
      type: 'refused',
      refusal: { whatToDo: expect.stringContaining('rights') },
    });
    expect((await subject.read()).metadata.generation).toBe(generation);
  });
}
