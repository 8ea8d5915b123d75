import type { PodRow } from '@pilotage/fleet-node';
import type { MatchedPods } from '@pilotage/plugin-rollout-node';
import { container, now, pods } from '../__testUtils__/pods';
import type { SidecarSetFixture } from '../__testUtils__/sidecarSets';
import {
  halfWay,
  matched,
  sidecarInput,
  sidecarSet,
} from '../__testUtils__/sidecarSets';
import { troubledGroups } from './audience';
import { observeSidecarSet } from './observe';

const badPull: Partial<PodRow> = {
  ready: false,
  readyChangedAt: now - 5_000,
  containers: [
    container(),
    container({
      name: 'proxy',
      image: 'mesh/proxy:bad',
      state: 'waiting',
      reason: 'ImagePullBackOff',
      ready: false,
    }),
  ],
};

function observe(
  fixture: SidecarSetFixture,
  groups: readonly MatchedPods[] = halfWay,
  rows: readonly PodRow[] = [],
) {
  return observeSidecarSet(
    sidecarInput(sidecarSet(fixture), groups, { pods: rows }),
  );
}

const updatedAll = {
  updatedPods: 10,
  updatedReadyPods: 10,
};
const canary = { partition: 6 };
const selector = { matchLabels: { track: 'canary' } };

describe('verdict on a SidecarSet', () => {
  it.each<
    [
      string,
      SidecarSetFixture,
      readonly MatchedPods[],
      readonly PodRow[],
      string,
      string,
    ]
  >([
    ['all updated', { status: updatedAll }, [], [], 'done', 'done'],
    [
      'all updated while paused',
      { status: updatedAll, strategy: { paused: true } },
      [],
      [],
      'done',
      'done',
    ],
    [
      'a spec the controller has not seen',
      { status: { ...updatedAll, observedGeneration: 6 } },
      [],
      [],
      'progressing',
      'not-observed',
    ],
    [
      'no pod carries it',
      { status: { matchedPods: 0, updatedPods: 0, updatedReadyPods: 0 } },
      [],
      [],
      'done',
      'nothing-matched',
    ],
    [
      'no pod carries it, and none will',
      {
        status: { matchedPods: 0, updatedPods: 0, updatedReadyPods: 0 },
        injection: { paused: true },
      },
      [],
      [],
      'paused',
      'injection-paused',
    ],
    ['four of ten', {}, halfWay, [], 'progressing', 'updating'],
    [
      'the last two are not ready yet',
      { status: { ...updatedAll, updatedReadyPods: 8, readyPods: 8 } },
      [],
      [],
      'progressing',
      'waiting-for-pods',
    ],
    [
      'the partition is reached',
      { strategy: canary },
      halfWay,
      [],
      'step-done',
      'partition-reached',
    ],
    [
      'a partition of everything',
      {
        strategy: { partition: '100%' },
        status: { updatedPods: 0, updatedReadyPods: 0 },
      },
      [matched({ hash: 'old', pods: 10 })],
      [],
      'step-done',
      'partition-holds',
    ],
    [
      'the selection is reached',
      { strategy: { selector } },
      [
        matched({ hash: 'new', pods: 4, labels: { track: 'canary' } }),
        matched({ hash: 'old', pods: 6 }),
      ],
      [],
      'step-done',
      'selection-reached',
    ],
    [
      'paused in the middle',
      { strategy: { paused: true } },
      halfWay,
      [],
      'paused',
      'paused-mid-step',
    ],
    [
      'the strategy leaves running pods alone',
      { strategy: { type: 'NotUpdate' } },
      halfWay,
      [],
      'step-done',
      'on-delete',
    ],
    [
      'all that can be moved are, the others need a recreate',
      {},
      [
        matched({ hash: 'new', pods: 4 }),
        matched({ hash: 'old', pods: 6, containers: ['main'] }),
      ],
      [],
      'stuck',
      'needs-recreate',
    ],
    [
      'a bad image that has used up maxUnavailable',
      { status: { updatedPods: 6, updatedReadyPods: 4, readyPods: 8 } },
      [matched({ hash: 'new', pods: 6 }), matched({ hash: 'old', pods: 4 })],
      pods(2, badPull),
      'stuck',
      'image-pull',
    ],
    [
      'a bad image in one of the two that may be unavailable',
      { status: { updatedPods: 5, updatedReadyPods: 4, readyPods: 9 } },
      [matched({ hash: 'new', pods: 5 }), matched({ hash: 'old', pods: 5 })],
      pods(1, badPull),
      'degraded',
      'image-pull',
    ],
  ])('%s', (_, fixture, groups, rows, state, code) => {
    const { verdict } = observe(fixture, groups, rows);
    expect([verdict.state, verdict.code]).toEqual([state, code]);
    expect(verdict.reason).not.toMatch(/[{}]/);
  });
});

describe('observation of a SidecarSet', () => {
  it('counts what the controller counts', () => {
    expect(
      observe(
        { strategy: { partition: '30%' }, status: { readyPods: 9 } },
        halfWay,
      ).counts,
    ).toEqual({
      desired: 10,
      current: 10,
      ready: 9,
      available: 9,
      updated: 4,
      updatedAvailable: 4,
      expectedUpdated: 7,
      failing: 0,
    });
  });

  it('marks where a share stops, and the end', () => {
    expect(observe({ strategy: { partition: '70%' } }).steps).toEqual([
      { percent: 30, pods: 4, state: 'reached' },
      { percent: 100, pods: 10, state: 'ahead' },
    ]);
  });

  it('names the containers, and leaves out those that only prepare', () => {
    const { containers } = observe({
      spec: {
        initContainers: [
          { name: 'setup', image: 'mesh/setup:1' },
          { name: 'early', image: 'mesh/early:1', restartPolicy: 'Always' },
        ],
      },
    });
    expect(containers).toEqual([
      { name: 'early', image: 'mesh/early:1' },
      { name: 'proxy', image: 'mesh/proxy:2' },
    ]);
  });

  it('says how injection goes, and whom the update is limited to', () => {
    const { strategy } = observe({
      injection: { paused: true, revision: { revisionName: 'mesh-old' } },
      strategy: { selector, maxUnavailable: '15%' },
    });
    expect(strategy).toMatchObject({
      type: 'in-place-only',
      injection: { paused: true, pinnedRevision: 'mesh-old' },
      podLabels: { track: 'canary' },
      maxUnavailable: '15%',
      maxUnavailablePods: 2,
    });
  });

  it('counts the pods of each revision by the hash they carry', () => {
    const late = matched({ hash: 'new', pods: 1 });
    const views = observe({}, [
      ...halfWay,
      {
        ...late,
        group: {
          ...late.group,
          // Injected before the controller had named the newest revision.
          sidecars: {
            ...late.group.sidecars!,
            sets: [{ ...late.group.sidecars!.sets[0]!, revision: 'mesh-old' }],
          },
        },
      },
    ]).revisions;
    expect(
      views.map(({ name, pods: count, role }) => [name, count, role]),
    ).toEqual([
      ['mesh-new', 5, 'update'],
      ['mesh-old', 6, 'current'],
    ]);
    expect(views[1]?.images).toEqual([
      { container: 'proxy', image: 'mesh/proxy:1' },
    ]);
  });

  it('stands in for a revision that cannot be read', () => {
    const { revisions } = observeSidecarSet(
      sidecarInput(sidecarSet(), halfWay, { revisions: [] }),
    );
    expect(revisions.map(({ name, number }) => [name, number])).toEqual([
      ['mesh-new', 0],
    ]);
  });

  it('leaves an application its own trouble', () => {
    const { verdict, failures, counts } = observe(
      { status: { ...updatedAll, updatedReadyPods: 8, readyPods: 8 } },
      [],
      pods(2, {
        ready: false,
        containers: [
          container({
            state: 'waiting',
            reason: 'ImagePullBackOff',
            ready: false,
          }),
          container({ name: 'proxy', image: 'mesh/proxy:2' }),
        ],
      }),
    );
    expect(verdict).toMatchObject({
      state: 'done',
      code: 'applications-unready',
      params: { unready: 2 },
    });
    expect(failures).toEqual([]);
    expect(counts).toMatchObject({ updatedAvailable: 10, failing: 0 });
  });

  it('names its container that fails', () => {
    const { failures } = observe(
      { status: { updatedPods: 6, updatedReadyPods: 4 } },
      halfWay,
      pods(2, badPull),
    );
    expect(failures).toMatchObject([
      {
        cause: 'ImagePullBackOff',
        container: 'proxy',
        count: 2,
        updatedRevision: true,
      },
    ]);
  });
});

describe('troubledGroups', () => {
  it('are those at the newest revision while some of them are not ready', () => {
    const troubled = (updatedReadyPods: number) =>
      troubledGroups(
        sidecarInput(sidecarSet({ status: { updatedReadyPods } })),
      ).map(({ pods: count }) => count);
    expect(troubled(3)).toEqual([4]);
    expect(troubled(4)).toEqual([]);
  });
});
