import type { Ground } from '../ground/Ground';
import { usePortal } from '../portal/usePortal';
import { identities } from '../support/cloneSetCase';
import { useScratch } from '../support/scratch';
import { containerNames, runOf, statusOf } from '../support/sidecarSetCase';
import { startSidecarFleet } from '../support/sidecarFleet';
import { movedBy, percent, setImage } from './sidecarSetChanges';

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Every verb on a SidecarSet, and what it does to the applications above it. */
export function sidecarSetVerbs(ground: () => Ground) {
  const scratch = useScratch(ground, 'verbs-sidecarset');
  const names = [
    ...['stepped', 'stepped-shop', 'stepped-pay'],
    ...['chosen', 'chosen-canary', 'chosen-rest'],
    ...['halted', 'halted-shop'],
    ...['injecting', 'injecting-shop'],
  ];
  const open = usePortal(ground, scratch, names);

  it('moves by steps under a CloneSet and a Deployment, as forecast for each', async () => {
    const subject = await startSidecarFleet(
      scratch(),
      'stepped',
      [
        { kind: 'CloneSet', name: 'stepped-shop', replicas: 4 },
        { kind: 'Deployment', name: 'stepped-pay', replicas: 3 },
      ],
      { maxUnavailable: 1 },
    );
    const before = await subject.pods();
    const tab = open({ kind: 'SidecarSet', name: 'stepped' });
    await tab.untilVerdict('done');
    expect(tab.section.ref.namespace).toBe('');
    expect(tab.stream.pods('stepped')).toEqual([]);

    const limit = await tab.change(
      { verb: 'max-unavailable', target: percent(100) },
      'done',
    );
    expect(limit).toMatchObject({ mode: 'none', code: 'changes-limit' });

    // 70 % of 7 pods is 4.9, which keeps five.
    const first = await tab.change(setImage('2.0.0', 30), 'step-done');
    expect(first).toMatchObject({
      mode: 'in-place',
      code: 'sidecars-in-place',
      pods: 2,
      podsLeftOld: 5,
      containersRestarted: ['proxy'],
      inTheWay: expect.arrayContaining([
        expect.objectContaining({ code: 'split-estimated' }),
      ]),
    });
    expect(sum(movedBy(first))).toBe(2);
    expect(sum(await subject.podsAt('2.0.0'))).toBe(2);

    // And 40 % is 2.8, which keeps three.
    const second = await tab.change(
      { verb: 'partition', target: percent(60) },
      'step-done',
    );
    expect(second).toMatchObject({ mode: 'in-place', pods: 2, podsLeftOld: 3 });
    const left = await subject.podsAt('1.0.0');
    expect(sum(left)).toBe(3);

    const last = await tab.change({ verb: 'promote-full' }, 'done');
    expect(last).toMatchObject({ mode: 'in-place', pods: 3, podsLeftOld: 0 });
    expect(movedBy(last)).toEqual(left);
    expect(await subject.podsAt('2.0.0')).toEqual({
      'stepped-shop': 4,
      'stepped-pay': 3,
    });
    const after = await subject.pods();
    expect(identities(after)).toEqual(identities(before));
    expect(after.map(runOf('main'))).toEqual(before.map(runOf('main')));
    expect(after.map(pod => statusOf(pod, 'proxy').restartCount)).toEqual(
      Array(7).fill(1),
    );
  });

  it('moves the pods with the chosen labels, then all', async () => {
    const subject = await startSidecarFleet(
      scratch(),
      'chosen',
      [
        {
          kind: 'CloneSet',
          name: 'chosen-canary',
          replicas: 2,
          labels: { track: 'canary' },
        },
        { kind: 'Deployment', name: 'chosen-rest', replicas: 3 },
      ],
      { maxUnavailable: '100%' },
    );
    const tab = open({ kind: 'SidecarSet', name: 'chosen' });
    await tab.untilVerdict('done');

    const canary = await tab.change(
      setImage('2.0.0', 100, { track: 'canary' }),
      'step-done',
    );
    expect(canary).toMatchObject({ mode: 'in-place', pods: 2, podsLeftOld: 3 });
    expect(canary.applications).toMatchObject([
      {
        application: {
          name: 'chosen-canary',
          namespace: scratch().namespace,
          entityRef: 'component:default/chosen-canary',
        },
        inPlace: 2,
        waiting: 0,
      },
      {
        application: { entityRef: 'component:default/chosen-rest' },
        inPlace: 0,
        waiting: 3,
      },
    ]);
    expect(tab.section.observation).toMatchObject({
      verdict: { code: 'selection-reached' },
      strategy: { podLabels: { track: 'canary' } },
    });
    expect(await subject.podsAt('2.0.0')).toEqual({ 'chosen-canary': 2 });

    const rest = await tab.change(
      { verb: 'select-pods', podLabels: {} },
      'done',
    );
    expect(rest).toMatchObject({ mode: 'in-place', pods: 3, podsLeftOld: 0 });
    expect(movedBy(rest)).toEqual({ 'chosen-rest': 3 });
    expect(await subject.podsAt('2.0.0')).toEqual({
      'chosen-canary': 2,
      'chosen-rest': 3,
    });
  });

  it('holds while paused, and goes on when resumed', async () => {
    const subject = await startSidecarFleet(
      scratch(),
      'halted',
      [{ kind: 'CloneSet', name: 'halted-shop', replicas: 4 }],
      { maxUnavailable: '100%' },
    );
    const tab = open({ kind: 'SidecarSet', name: 'halted' });
    await tab.untilVerdict('done');
    await tab.change(setImage('2.0.0', 25), 'step-done');

    const pause = await tab.change({ verb: 'pause' }, 'paused');
    expect(pause).toMatchObject({
      mode: 'none',
      code: 'pauses-sidecar',
      inTheWay: [expect.objectContaining({ code: 'injection-goes-on' })],
    });
    const further = await tab.change(
      { verb: 'partition', target: percent(50) },
      'paused',
    );
    expect(further).toMatchObject({ mode: 'none', code: 'paused', pods: 0 });
    expect(await subject.podsAt('2.0.0')).toEqual({ 'halted-shop': 1 });

    const resume = await tab.change({ verb: 'resume' }, 'step-done');
    expect(movedBy(resume)).toEqual({ 'halted-shop': 1 });
    expect(await subject.podsAt('2.0.0')).toEqual({ 'halted-shop': 2 });
  });

  it('gives new pods no sidecar while injection is paused, and one when it is resumed', async () => {
    const subject = await startSidecarFleet(
      scratch(),
      'injecting',
      [{ kind: 'CloneSet', name: 'injecting-shop', replicas: 1 }],
      { maxUnavailable: '100%' },
    );
    const tab = open({ kind: 'SidecarSet', name: 'injecting' });
    await tab.untilVerdict('done');
    const containers = async (pods: number) => {
      await subject.scaleFirst(pods);
      const seen = await subject.untilPods(found => found.length === pods);
      return seen.map(pod => containerNames(pod).length).sort();
    };

    const pause = await tab.change({ verb: 'pause-injection' }, 'done');
    expect(pause).toMatchObject({ mode: 'none', code: 'pauses-injection' });
    expect(tab.section.observation.strategy.injection?.paused).toBe(true);
    expect(await containers(2)).toEqual([1, 2]);

    const resume = await tab.change({ verb: 'resume-injection' }, 'done');
    expect(resume).toMatchObject({ mode: 'none', code: 'resumes-injection' });
    expect(resume.applications).toMatchObject([{ notInjected: 1 }]);
    expect(await containers(3)).toEqual([1, 2, 2]);
  });
}
