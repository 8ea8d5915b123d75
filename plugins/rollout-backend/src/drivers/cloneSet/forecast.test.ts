import type { PodRow } from '@pilotage/fleet-node';
import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { Guard } from '@pilotage/plugin-rollout-node';
import { badPull, hour, now, pods } from '../__testUtils__/pods';
import type { CloneSetFixture } from '../__testUtils__/workloads';
import {
  cloneSet,
  controllerRevision,
  input,
  template,
} from '../__testUtils__/workloads';
import { forecastCloneSet } from './forecast';

const one = { main: 'shop/checkout:1', agent: 'log/agent:1' };
const two = { ...one, main: 'shop/checkout:2' };
const updated = (count: number, row: Partial<PodRow> = {}) =>
  pods(count, { revision: 'checkout-new', ...row });
const old = (count: number, row: Partial<PodRow> = {}) =>
  pods(count, { revision: 'checkout-old', ...row });
const percent = (value: number) => ({ type: 'percent', value } as const);
const revisions = [
  controllerRevision('checkout-old', 1, template(one)),
  controllerRevision('checkout-new', 2, template(two)),
];

/** Half way: the workload wants revision two. */
function forecast(
  fixture: CloneSetFixture,
  rows: PodRow[],
  change: RolloutChange,
  known = revisions,
  guards: readonly Guard[] = [],
) {
  return forecastCloneSet(
    input(
      cloneSet({ template: template(two), ...fixture }),
      rows,
      known,
      guards,
    ),
    change,
  );
}
const to = (value: number): RolloutChange => ({
  verb: 'partition',
  target: percent(value),
});
const setImage = (image: string, value = 30): RolloutChange => ({
  verb: 'set-image',
  images: { main: image },
  firstStep: percent(value),
});

const budget = (unavailableAllowed: number): Guard => ({
  type: 'pod-unavailable-budget',
  name: 'checkout',
  unavailableAllowed,
  protectsUpdates: true,
  protectsDeletions: true,
});

describe('forecastCloneSet', () => {
  it('says the whole of the picture: 67 pods from 30 % to 60 % with two failing', () => {
    const rows = [...updated(18), ...pods(2, badPull), ...old(47)];
    const fixture = {
      replicas: 67,
      strategy: { partition: '70%', maxUnavailable: '10%' },
    };
    expect(forecast(fixture, rows, to(60), revisions, [budget(5)])).toEqual({
      mode: 'in-place',
      code: 'images-in-place',
      reason: expect.stringContaining('keep their name, node, IP and volumes'),
      pods: 20,
      podsLeftOld: 27,
      containersRestarted: ['main'],
      containersUntouched: ['agent'],
      batches: { count: 4, size: 5 },
      inTheWay: [
        {
          severity: 'slows',
          code: 'failing-pods',
          message: '2 failing pods use up 2 of the 7 that may be unavailable.',
          params: { failing: 2, budget: 7 },
        },
        {
          severity: 'note',
          code: 'budget-enough',
          message: 'PodUnavailableBudget checkout lets 5 go.',
          params: { name: 'checkout', allowed: 5 },
        },
      ],
      diff: [
        { path: 'spec.updateStrategy.partition', before: '70%', after: '40%' },
      ],
    });
  });

  it.each<[string, CloneSetFixture, PodRow[], RolloutChange, object]>([
    [
      'a new image to 30 %',
      {},
      updated(10),
      setImage('shop/checkout:3'),
      {
        mode: 'in-place',
        pods: 3,
        podsLeftOld: 7,
        batches: { count: 2, size: 2 },
      },
    ],
    [
      'a new image, held',
      {},
      updated(10),
      setImage('shop/checkout:3', 0),
      { mode: 'none', code: 'held', pods: 0, podsLeftOld: 10 },
    ],
    [
      'a new image while paused goes out',
      { strategy: { paused: true } },
      updated(10),
      setImage('shop/checkout:3'),
      { mode: 'in-place', pods: 3 },
    ],
    [
      'one replica below 100 %',
      { replicas: 1 },
      updated(1),
      setImage('shop/checkout:3', 90),
      { mode: 'none', code: 'held', pods: 0 },
    ],
    [
      'the image of now',
      {},
      updated(10),
      setImage('shop/checkout:2'),
      { mode: 'none', code: 'same-image', pods: 0, diff: [] },
    ],
    [
      'the image of the old pods, midway',
      { strategy: { partition: '70%' } },
      [...updated(3), ...old(7)],
      setImage('shop/checkout:1', 100),
      { mode: 'in-place', pods: 3, podsLeftOld: 0 },
    ],
    [
      'an unknown container',
      {},
      updated(10),
      { verb: 'set-image', images: { nope: 'a:1' }, firstStep: percent(30) },
      { mode: 'rejected', code: 'unknown-container', pods: 0 },
    ],
    [
      'an impossible image',
      {},
      updated(10),
      setImage('Shop/Checkout:3'),
      { mode: 'rejected', code: 'invalid-image', pods: 0 },
    ],
    [
      'strategy ReCreate',
      { strategy: { type: 'ReCreate' } },
      updated(10),
      setImage('shop/checkout:3'),
      {
        mode: 'recreate',
        code: 'strategy-recreates',
        pods: 3,
        containersRestarted: ['main', 'agent'],
        containersUntouched: [],
      },
    ],
    [
      'OnDelete',
      { strategy: { type: 'OnDelete' } },
      updated(10),
      setImage('shop/checkout:3'),
      { mode: 'none', code: 'on-delete', pods: 0 },
    ],
    [
      'partition reached already',
      { strategy: { partition: '70%' } },
      [...updated(4), ...old(6)],
      to(40),
      { mode: 'none', code: 'already-reached', pods: 0 },
    ],
    [
      'partition back',
      { strategy: { partition: '70%' } },
      [...updated(3), ...old(7)],
      to(10),
      { mode: 'none', code: 'does-not-go-back', pods: 0, podsLeftOld: 7 },
    ],
    [
      'partition as it is',
      { strategy: { partition: '70%' } },
      [...updated(1), ...old(9)],
      to(30),
      { mode: 'none', code: 'no-change', pods: 0, diff: [] },
    ],
    [
      'partition while paused',
      { strategy: { partition: '70%', paused: true } },
      [...updated(3), ...old(7)],
      to(60),
      {
        mode: 'none',
        code: 'paused',
        pods: 0,
        inTheWay: [
          { severity: 'slows', code: 'paused', message: expect.any(String) },
        ],
      },
    ],
    [
      'pause',
      { strategy: { partition: '70%' } },
      [...updated(1), ...old(9)],
      { verb: 'pause' },
      { mode: 'none', code: 'pauses', pods: 0, podsLeftOld: 9, inTheWay: [] },
    ],
    [
      'resume',
      { strategy: { partition: '70%', paused: true } },
      [...updated(1), ...old(9)],
      { verb: 'resume' },
      { mode: 'in-place', pods: 2, podsLeftOld: 7 },
    ],
    [
      'resume with nothing to do',
      { strategy: { paused: true } },
      updated(10),
      { verb: 'resume' },
      { mode: 'none', code: 'nothing-waits', pods: 0 },
    ],
    [
      'promote fully',
      { strategy: { partition: '70%', paused: true } },
      [...updated(3), ...old(7)],
      { verb: 'promote-full' },
      { mode: 'in-place', pods: 7, podsLeftOld: 0 },
    ],
    [
      'roll back with pods that never left',
      { strategy: { partition: '70%' } },
      [...updated(3), ...old(7)],
      { verb: 'rollback', revision: 'checkout-old', firstStep: percent(100) },
      {
        mode: 'in-place',
        pods: 3,
        podsLeftOld: 0,
        containersRestarted: ['main'],
      },
    ],
    [
      'failing pods are healed first and cost nothing',
      { strategy: { partition: '80%' } },
      [...pods(2, badPull), ...old(8)],
      setImage('shop/checkout:3', 100),
      { mode: 'in-place', pods: 10, batches: { count: 5, size: 2 } },
    ],
    [
      'a step not finished',
      { strategy: { partition: '70%' } },
      [...updated(1), ...old(9)],
      to(50),
      {
        pods: 4,
        inTheWay: [
          {
            severity: 'note',
            code: 'step-in-flight',
            message: expect.stringContaining('2 of these'),
          },
        ],
      },
    ],
    [
      'another rollout under way',
      { strategy: { partition: '70%' } },
      [...updated(3), ...old(7)],
      setImage('shop/checkout:3'),
      {
        pods: 3,
        inTheWay: [
          {
            severity: 'note',
            code: 'rollout-in-flight',
            message: expect.stringContaining('3 of 10'),
          },
        ],
      },
    ],
    [
      'failing pods use up the budget',
      { strategy: { partition: '80%' } },
      [...pods(2, badPull), ...old(8)],
      to(60),
      {
        pods: 4,
        batches: { count: 0, size: 0 },
        inTheWay: [
          {
            severity: 'blocks',
            code: 'budget-used',
            message: expect.any(String),
          },
        ],
      },
    ],
    [
      'surge',
      { strategy: { maxSurge: 1 } },
      updated(10),
      setImage('shop/checkout:3', 100),
      {
        batches: { count: 4, size: 3 },
        inTheWay: [
          { severity: 'note', code: 'surge', message: expect.any(String) },
        ],
      },
    ],
  ])('%s', (_, fixture, rows, change, expected) => {
    expect(forecast(fixture, rows, change)).toMatchObject(expected);
  });

  it('replaces pods whose own revision differs in more than images, and says in what', () => {
    const known = [
      controllerRevision(
        'checkout-old',
        1,
        template(one, { spec: { hostNetwork: true } }),
      ),
      revisions[1]!,
    ];
    const rows = [...updated(3), ...old(7)];
    const fixture = { strategy: { partition: '70%' } };
    expect(forecast(fixture, rows, to(60), known)).toMatchObject({
      mode: 'recreate',
      code: 'change-recreates',
      reason: expect.stringContaining('template.spec.hostNetwork'),
      pods: 3,
    });
    expect(
      forecast(
        { strategy: { ...fixture.strategy, type: 'InPlaceOnly' } },
        rows,
        to(60),
        known,
      ),
    ).toMatchObject({
      mode: 'rejected',
      code: 'in-place-only',
      pods: 0,
      podsLeftOld: 7,
    });
  });

  it('replaces pods whose revision is no longer recorded, as the controller does', () => {
    const rows = [...updated(3), ...old(7)];
    expect(
      forecast({ strategy: { partition: '70%' } }, rows, to(60), [
        revisions[1]!,
      ]),
    ).toMatchObject({
      mode: 'recreate',
      code: 'revision-lost',
    });
  });

  it('says when the controller has not looked at the change before', () => {
    const fixture = {
      metadata: { generation: 8 },
      strategy: { partition: '70%' },
    };
    expect(forecast(fixture, old(10), to(60)).inTheWay).toMatchObject([
      { severity: 'slows', code: 'not-observed', message: expect.any(String) },
      { severity: 'note', code: 'step-in-flight', message: expect.any(String) },
    ]);
  });

  it('says what a budget holds back, but not of pods that fail anyway', () => {
    const codes = (rows: PodRow[], change: RolloutChange) =>
      forecast({}, rows, change, revisions, [budget(0)]).inTheWay.map(
        ({ code }) => code,
      );
    expect(codes(updated(10), setImage('shop/checkout:3'))).toEqual([
      'budget-empty',
      'update-gate',
    ]);
    expect(
      codes([...updated(7), ...pods(3, badPull)], {
        verb: 'rollback',
        revision: 'checkout-old',
        firstStep: percent(30),
      }),
    ).not.toContain('budget-empty');
  });

  it('gives a floor in time from starts it saw and from minReadySeconds', () => {
    const born = updated(10, {
      createdAt: now - hour,
      readyChangedAt: now - hour + 8_000,
    });
    const recreate = {
      strategy: { type: 'ReCreate' },
      spec: { minReadySeconds: 5 },
    };
    expect(
      forecast(recreate, born, setImage('shop/checkout:3')).atLeastMs,
    ).toBe(2 * 13_000);
    expect(
      forecast(
        { spec: { minReadySeconds: 5 } },
        born,
        setImage('shop/checkout:3'),
      ).atLeastMs,
    ).toBe(2 * 5_000);
    expect(forecast({}, born, setImage('shop/checkout:3'))).not.toHaveProperty(
      'atLeastMs',
    );
    const restarted = updated(10, {
      updatedInPlace: true,
      inPlaceStartedAt: now - hour,
      readyChangedAt: now - hour + 18_000,
    });
    expect(forecast({}, restarted, setImage('shop/checkout:3')).atLeastMs).toBe(
      2 * 18_000,
    );
  });

  it('names every field that will differ', () => {
    expect(
      forecast(
        { strategy: { paused: true } },
        updated(10),
        setImage('shop/checkout:3'),
      ).diff,
    ).toEqual([
      {
        path: 'spec.template.spec.containers[main].image',
        before: 'shop/checkout:2',
        after: 'shop/checkout:3',
      },
      { path: 'spec.updateStrategy.partition', before: '0', after: '70%' },
      { path: 'spec.updateStrategy.paused', before: 'true', after: 'false' },
    ]);
  });

  it('shows a rollback field by field, not as one template', () => {
    const change: RolloutChange = {
      verb: 'rollback',
      revision: 'checkout-old',
      firstStep: percent(100),
    };
    expect(forecast({}, updated(10), change).diff).toEqual([
      {
        path: 'spec.template.spec.containers[main].image',
        before: 'shop/checkout:2',
        after: 'shop/checkout:1',
      },
    ]);
  });
});
