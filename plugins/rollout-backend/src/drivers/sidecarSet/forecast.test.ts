import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type {
  ApplicationGuards,
  MatchedPods,
} from '@pilotage/plugin-rollout-node';
import type { SidecarSetFixture } from '../__testUtils__/sidecarSets';
import {
  halfWay,
  matched,
  proxyAt,
  revisions,
  sidecarInput,
  sidecarRevision,
  sidecarSet,
} from '../__testUtils__/sidecarSets';
import { splitPods } from './applications';
import { forecastSidecarSet } from './forecast';

const percent = (value: number) => ({ type: 'percent', value } as const);
const setImage = (value = 100, more: object = {}): RolloutChange => ({
  verb: 'set-image',
  images: { proxy: 'mesh/proxy:3' },
  firstStep: percent(value),
  ...more,
});
const partition = (value: number): RolloutChange => ({
  verb: 'partition',
  target: percent(value),
});
const selector = { matchLabels: { track: 'canary' } };
const ten = [matched({ hash: 'new', pods: 10 })];

function forecast(
  change: RolloutChange,
  options: {
    fixture?: SidecarSetFixture;
    groups?: readonly MatchedPods[];
    known?: typeof revisions;
    guards?: readonly ApplicationGuards[];
  } = {},
) {
  return forecastSidecarSet(
    sidecarInput(sidecarSet(options.fixture), options.groups ?? halfWay, {
      revisions: options.known ?? revisions,
      applicationGuards: options.guards ?? [],
    }),
    change,
  );
}
const codes = (...args: Parameters<typeof forecast>) =>
  forecast(...args).inTheWay.map(({ severity, code }) => `${severity} ${code}`);

describe('forecast of a SidecarSet', () => {
  it('says what a new image does to pods and containers', () => {
    const { applications, inTheWay, ...rest } = forecast(setImage(), {
      groups: ten,
    });
    expect(rest).toMatchObject({
      mode: 'in-place',
      code: 'sidecars-in-place',
      pods: 10,
      podsLeftOld: 0,
      containersRestarted: ['proxy'],
      containersUntouched: [],
      batches: { count: 5, size: 2 },
      diff: [
        {
          path: 'spec.containers[proxy].image',
          before: 'mesh/proxy:2',
          after: 'mesh/proxy:3',
        },
      ],
    });
    expect(applications).toEqual([
      {
        application: { name: 'cart', namespace: 'shop' },
        inPlace: 10,
        needRecreate: 0,
        notInjected: 0,
        waiting: 0,
        budgets: [],
      },
    ]);
    expect(inTheWay.map(({ code }) => code)).toEqual(['new-pods-at-once']);
  });

  // By CalculatePartitionReplicas of OpenKruise 1.8.3: a share rounds up, but below 100 % at least one pod moves.
  it.each([
    [100, 10],
    [30, 3],
    [25, 2],
    [1, 1],
    [0, 0],
  ])('moves by %d %% %d of ten pods', (value, pods) => {
    expect(forecast(setImage(value), { groups: ten })).toMatchObject({
      pods,
      podsLeftOld: 10 - pods,
    });
  });

  it('counts a partition from the pods that wait', () => {
    expect(forecast(partition(70))).toMatchObject({ pods: 3, podsLeftOld: 3 });
    expect(
      forecast(partition(40), { fixture: { strategy: { partition: 1 } } }),
    ).toMatchObject({ mode: 'none', code: 'held', pods: 0 });
    const blocked = [
      matched({ hash: 'new', pods: 4 }),
      matched({ hash: 'older', pods: 4, blocked: true }),
      matched({ hash: 'old', pods: 2 }),
    ];
    // Six are not updated, but only two can be, and three are held.
    expect(forecast(partition(70), { groups: blocked })).toMatchObject({
      pods: 0,
    });
  });

  it('moves only pods that are chosen', () => {
    const groups = [
      matched({ hash: 'new', pods: 7 }),
      matched({ hash: 'new', pods: 3, labels: { track: 'canary' } }),
    ];
    const change = setImage(100, { podLabels: selector.matchLabels });
    expect(forecast(change, { groups })).toMatchObject({
      pods: 3,
      podsLeftOld: 7,
      applications: [{ inPlace: 3, waiting: 7 }],
    });
    expect(
      forecast(
        { verb: 'select-pods', podLabels: { track: 'nobody' } },
        { groups: halfWay },
      ),
    ).toMatchObject({ mode: 'none', code: 'no-pod-chosen', pods: 0 });
  });

  it('counts per application what moves, what cannot and what has none', () => {
    const groups = [
      matched({ hash: 'new', pods: 6 }),
      matched({ hash: 'new', pods: 3, application: 'web' }),
      matched({ hash: 'foreign', pods: 2, application: 'web', blocked: true }),
      matched({ pods: 4, application: 'jobs' }),
      matched({ hash: 'old', pods: 9, application: 'gone', selected: false }),
    ];
    const { applications, inTheWay } = forecast(setImage(), { groups });
    expect(
      applications?.map(entry => [
        entry.application.name,
        entry.inPlace,
        entry.needRecreate,
        entry.notInjected,
        entry.waiting,
      ]),
    ).toEqual([
      ['cart', 6, 0, 0, 0],
      ['web', 3, 2, 0, 0],
      ['jobs', 0, 0, 4, 0],
    ]);
    expect(inTheWay.map(({ code, params }) => [code, params?.pods])).toEqual([
      ['new-pods-at-once', undefined],
      ['needs-recreate', 2],
      ['not-injected', 4],
    ]);
  });

  it('knows pods that only a recreate moves by the shape of their revision', () => {
    const known = [
      ...revisions,
      sidecarRevision('odd', 0, proxyAt('mesh/proxy:0'), { shape: 'other' }),
    ];
    const groups = [
      matched({ hash: 'new', pods: 6 }),
      matched({ hash: 'odd', pods: 4 }),
    ];
    expect(forecast(setImage(), { groups, known })).toMatchObject({
      pods: 6,
      podsLeftOld: 4,
      applications: [{ needRecreate: 4 }],
    });
    // And going back to their revision leaves them and blocks the others.
    expect(
      forecast(
        { verb: 'rollback', revision: 'mesh-odd', firstStep: percent(100) },
        { groups, known },
      ),
    ).toMatchObject({
      mode: 'none',
      code: 'all-need-recreate',
      podsLeftOld: 6,
      applications: [{ needRecreate: 6 }],
    });
  });

  it('leaves pods alone that are at the revision it goes back to', () => {
    expect(
      forecast({
        verb: 'rollback',
        revision: 'mesh-old',
        firstStep: percent(100),
      }),
    ).toMatchObject({ pods: 4, podsLeftOld: 0 });
  });

  it('says that a part is split by estimate', () => {
    const groups = [
      matched({ hash: 'new', pods: 6 }),
      matched({ hash: 'new', pods: 4, application: 'web' }),
    ];
    const { applications } = forecast(setImage(30), { groups });
    expect(
      applications?.map(({ inPlace, waiting }) => [inPlace, waiting]),
    ).toEqual([
      [2, 4],
      [1, 3],
    ]);
    expect(codes(setImage(30), { groups })).toContain('note split-estimated');
    expect(codes(setImage(100), { groups })).not.toContain(
      'note split-estimated',
    );
  });

  it('changes no running pod for an init container', () => {
    const fixture = {
      spec: { initContainers: [{ name: 'setup', image: 'mesh/setup:1' }] },
    };
    expect(
      forecast(setImage(100, { images: { setup: 'mesh/setup:2' } }), {
        fixture,
        groups: ten,
      }),
    ).toMatchObject({ mode: 'none', code: 'only-new-pods', pods: 0 });
  });

  it.each<[string, SidecarSetFixture, RolloutChange, string, string[]]>([
    [
      'pause',
      {},
      { verb: 'pause' },
      'pauses-sidecar',
      ['note injection-goes-on'],
    ],
    [
      'pause with a pinned revision',
      { injection: { revision: { customVersion: 'v1' } } },
      { verb: 'pause' },
      'pauses-sidecar',
      ['note injection-pinned'],
    ],
    [
      'pause while injection is paused',
      { injection: { paused: true } },
      { verb: 'pause' },
      'pauses-sidecar',
      ['note injection-paused'],
    ],
    [
      'resume',
      { strategy: { paused: true } },
      { verb: 'resume' },
      'sidecars-in-place',
      [],
    ],
    [
      'pause-injection',
      {},
      { verb: 'pause-injection' },
      'pauses-injection',
      [],
    ],
    [
      'resume-injection',
      { injection: { paused: true } },
      { verb: 'resume-injection' },
      'resumes-injection',
      [],
    ],
    [
      'partition while paused',
      { strategy: { paused: true } },
      partition(50),
      'paused',
      ['slows paused'],
    ],
    [
      'set-image of NotUpdate',
      { strategy: { type: 'NotUpdate' } },
      setImage(),
      'not-update',
      ['note new-pods-at-once'],
    ],
    [
      'the same image',
      {},
      setImage(100, { images: { proxy: 'mesh/proxy:2' } }),
      'same-image',
      [],
    ],
    [
      'a partition with two updated pods not ready',
      {
        strategy: { partition: 6 },
        status: { updatedReadyPods: 2 },
      },
      partition(70),
      'sidecars-in-place',
      ['blocks budget-used'],
    ],
    [
      'a partition with one updated pod not ready',
      {
        strategy: { partition: 6 },
        status: { updatedReadyPods: 3 },
      },
      partition(70),
      'sidecars-in-place',
      ['slows failing-pods'],
    ],
    [
      'a limit of nothing',
      { strategy: { partition: 6, maxUnavailable: 0 } },
      partition(70),
      'sidecars-in-place',
      ['blocks nothing-may-go'],
    ],
  ])('%s', (_, fixture, change, code, obstacles) => {
    const made = forecast(change, { fixture });
    expect(made.code).toBe(code);
    expect(codes(change, { fixture })).toEqual(obstacles);
    expect(made.reason).not.toMatch(/[{}]/);
  });

  it('warns of going back in the middle of a hot upgrade', () => {
    const hot = (image: string) => ({
      containers: [
        {
          name: 'proxy',
          image,
          upgradeStrategy: { upgradeType: 'HotUpgrade' },
        },
      ],
    });
    const pair = (one: string, two: string, pods: number): MatchedPods => {
      const found = matched({ hash: 'new', pods });
      const containers = [
        ['proxy-1', one],
        ['proxy-2', two],
      ].map(([name, image]) => ({
        name: name!,
        image: image!,
        native: false,
        changing: false,
      }));
      return { ...found, group: { ...found.group, containers } };
    };
    const options = {
      fixture: { spec: hot('mesh/proxy:bad') },
      known: [
        sidecarRevision('old', 1, hot('mesh/proxy:1')),
        sidecarRevision('new', 2, hot('mesh/proxy:bad')),
      ],
      groups: [
        pair('mesh/proxy:1', 'mesh/proxy:bad', 2),
        pair('mesh/empty:1', 'mesh/proxy:bad', 3),
      ],
    };
    const back = (image: string) =>
      forecast(
        setImage(100, { images: { proxy: image } }),
        options,
      ).inTheWay.filter(({ code }) => code === 'hot-upgrade-back');
    expect(back('mesh/proxy:1')).toMatchObject([
      { severity: 'warns', params: { container: 'proxy', pods: 2 } },
    ]);
    expect(back('mesh/proxy:3')).toEqual([]);
  });

  it('raises how many move at once with the limit', () => {
    expect(
      forecast({
        verb: 'max-unavailable',
        target: { type: 'percent', value: 50 },
      }),
    ).toMatchObject({ pods: 6, batches: { count: 2, size: 5 } });
  });

  it('names budgets by application', () => {
    const application = { name: 'cart', namespace: 'shop' };
    const guards: readonly ApplicationGuards[] = [
      {
        application,
        guards: [
          {
            type: 'pod-unavailable-budget',
            name: 'cart',
            unavailableAllowed: 0,
            protectsUpdates: true,
            protectsDeletions: true,
          },
          {
            type: 'pod-disruption-budget',
            name: 'cart-pdb',
            disruptionsAllowed: 1,
          },
        ],
      },
    ];
    const made = forecast(setImage(), { groups: ten, guards });
    expect(
      made.applications?.[0]?.budgets.map(({ severity, code }) => [
        severity,
        code,
      ]),
    ).toEqual([
      ['blocks', 'budget-empty'],
      ['note', 'budget-not-asked'],
      ['note', 'update-gate'],
    ]);
    expect(codes(setImage(), { groups: ten, guards })).toContain(
      'slows application-budgets',
    );
  });

  it('says no with the words of the verb', () => {
    expect(
      forecast(setImage(30, { podLabels: { track: 'canary' } })),
    ).toMatchObject({
      mode: 'rejected',
      code: 'selection-or-step',
      pods: 0,
      podsLeftOld: 6,
    });
  });
});

describe('splitPods', () => {
  it.each([
    [3, [6, 4], [2, 1]],
    [0, [5, 5], [0, 0]],
    [10, [6, 4], [6, 4]],
    [1, [1, 1, 1], [1, 0, 0]],
    [5, [0, 0], [0, 0]],
  ])('%d over %j', (pods, of, parts) => {
    expect(splitPods(pods, of)).toEqual(parts);
  });
});
