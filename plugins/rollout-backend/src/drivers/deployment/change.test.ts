import type { PodRow } from '@pilotage/fleet-node';
import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type { Guard } from '@pilotage/plugin-rollout-node';
import { pods } from '../__testUtils__/pods';
import type { CloneSetFixture } from '../__testUtils__/workloads';
import {
  deployment,
  input,
  replicaSet,
  template,
} from '../__testUtils__/workloads';
import { deploymentDriver as driver } from './deploymentDriver';

const wanted = template({ main: 'shop/checkout:2' });
const sets = [
  replicaSet('old', 1, template()),
  replicaSet('new', 2, wanted, 10),
];
const rows = pods(10, { revision: 'new', lifecycle: '' });
const image = '/spec/template/spec/containers/0/image';
const identity = [
  { op: 'test', path: '/metadata/uid', value: 'uid-1' },
  { op: 'test', path: '/metadata/resourceVersion', value: '4711' },
];
const newImage = [
  { op: 'test', path: '/spec/template/spec/containers/0/name', value: 'main' },
  { op: 'test', path: image, value: 'shop/checkout:2' },
  { op: 'replace', path: image, value: 'shop/checkout:3' },
];
const all = { type: 'percent', value: 100 } as const;
const none = { type: 'pods', value: 0 } as const;
const setImage = (
  firstStep: typeof all | typeof none,
  to = 'shop/checkout:3',
): RolloutChange => ({
  verb: 'set-image',
  images: { main: to },
  firstStep,
});
const rollback = (firstStep: typeof all | typeof none): RolloutChange => ({
  verb: 'rollback',
  revision: 'checkout-old',
  firstStep,
});

function at(fixture: CloneSetFixture = {}, seen: PodRow[] = rows) {
  return input(deployment({ template: wanted, ...fixture }), seen, sets);
}
const paused = { spec: { paused: true } };

describe('plan of a Deployment', () => {
  it.each<[string, CloneSetFixture, RolloutChange, object[]]>([
    ['a new image for all', {}, setImage(all), newImage],
    [
      'a new image, held by pausing in the same write',
      {},
      setImage(none),
      [...newImage, { op: 'add', path: '/spec/paused', value: true }],
    ],
    [
      'a new image for all while paused',
      paused,
      setImage(all),
      [
        ...newImage,
        { op: 'test', path: '/spec/paused', value: true },
        { op: 'replace', path: '/spec/paused', value: false },
      ],
    ],
    [
      'rollback without the hash label',
      {},
      rollback(all),
      [
        { op: 'test', path: '/spec/template', value: wanted },
        { op: 'replace', path: '/spec/template', value: template() },
      ],
    ],
    [
      'rollback takes the pause off',
      paused,
      rollback(all),
      [
        { op: 'test', path: '/spec/template', value: wanted },
        { op: 'replace', path: '/spec/template', value: template() },
        { op: 'test', path: '/spec/paused', value: true },
        { op: 'replace', path: '/spec/paused', value: false },
      ],
    ],
    [
      'pause',
      {},
      { verb: 'pause' },
      [{ op: 'add', path: '/spec/paused', value: true }],
    ],
    [
      'promote fully is resume',
      paused,
      { verb: 'promote-full' },
      [
        { op: 'test', path: '/spec/paused', value: true },
        { op: 'replace', path: '/spec/paused', value: false },
      ],
    ],
  ])('%s', (_, fixture, change, operations) => {
    expect(driver.plan(at(fixture), change)).toMatchObject({
      type: 'patch',
      patch: [...identity, ...operations],
    });
  });

  it.each<[string, CloneSetFixture, RolloutChange]>([
    ['resume', {}, { verb: 'resume' }],
    ['pause', paused, { verb: 'pause' }],
    ['same image', {}, setImage(all, 'shop/checkout:2')],
    [
      'revision of now',
      {},
      { verb: 'rollback', revision: 'checkout-new', firstStep: all },
    ],
  ])('changes nothing: %s', (_, fixture, change) => {
    expect(driver.plan(at(fixture), change)).toEqual({ type: 'unchanged' });
    expect(driver.forecast(at(fixture), change)).toMatchObject({
      mode: 'none',
      pods: 0,
      diff: [],
    });
  });

  it.each<[string, RolloutChange, string]>([
    ['a partition', { verb: 'partition', target: all }, 'no-partition'],
    [
      'a first step of 30 %',
      {
        ...setImage(all),
        firstStep: { type: 'percent', value: 30 },
      } as RolloutChange,
      'no-first-step',
    ],
    [
      'a first step of 3 pods',
      {
        ...rollback(all),
        firstStep: { type: 'pods', value: 3 },
      } as RolloutChange,
      'no-first-step',
    ],
    [
      'a revision that is gone',
      { verb: 'rollback', revision: 'checkout-gone', firstStep: all },
      'no-such-revision',
    ],
    [
      'a verb it does not have',
      { verb: 'select-pods', podLabels: {} },
      'no-such-verb',
    ],
  ])('refuses %s', (_, change, code) => {
    expect(driver.plan(at(), change)).toMatchObject({
      type: 'impossible',
      code,
    });
    expect(driver.forecast(at(), change)).toMatchObject({
      mode: 'rejected',
      code,
      pods: 0,
    });
  });
});

describe('forecast of a Deployment', () => {
  const midway = [
    ...pods(4, { revision: 'new', lifecycle: '' }),
    ...pods(6, { revision: 'old', lifecycle: '' }),
  ];

  it.each<[string, CloneSetFixture, PodRow[], RolloutChange, object]>([
    [
      'a new image',
      {},
      rows,
      setImage(all),
      {
        mode: 'recreate',
        code: 'kind-recreates',
        pods: 10,
        podsLeftOld: 0,
        containersRestarted: ['main'],
        batches: { count: 2, size: 5 },
      },
    ],
    [
      'a new image, held',
      {},
      rows,
      setImage(none),
      { mode: 'none', code: 'held', pods: 0, podsLeftOld: 10 },
    ],
    [
      'rollback midway',
      {},
      midway,
      rollback(all),
      { mode: 'recreate', pods: 4, podsLeftOld: 0 },
    ],
    [
      'pause midway',
      {},
      midway,
      { verb: 'pause' },
      { mode: 'none', code: 'pauses', pods: 0, podsLeftOld: 6 },
    ],
    [
      'resume midway',
      paused,
      midway,
      { verb: 'resume' },
      { mode: 'recreate', pods: 6 },
    ],
    [
      'resume with nothing to do',
      paused,
      rows,
      { verb: 'resume' },
      { mode: 'none', code: 'nothing-waits' },
    ],
    [
      'all at once',
      { strategy: { type: 'Recreate' } },
      rows,
      setImage(all),
      {
        batches: { count: 1, size: 10 },
        inTheWay: [
          { severity: 'note', code: 'all-down', message: expect.any(String) },
        ],
      },
    ],
    [
      'the change before is not observed',
      { metadata: { generation: 8 } },
      rows,
      setImage(all),
      {
        inTheWay: [
          { severity: 'slows', code: 'not-observed' },
          { code: 'surge' },
        ],
      },
    ],
    [
      'another rollout under way',
      {},
      midway,
      setImage(all),
      { inTheWay: [{ code: 'rollout-in-flight' }, { code: 'surge' }] },
    ],
  ])('%s', (_, fixture, seen, change, expected) => {
    expect(driver.forecast(at(fixture, seen), change)).toMatchObject(expected);
  });

  it('names the guards; extra pods make room in a budget', () => {
    const guards: Guard[] = [
      {
        type: 'pod-unavailable-budget',
        name: 'web',
        unavailableAllowed: 0,
        protectsUpdates: false,
        protectsDeletions: true,
      },
      { type: 'horizontal-pod-autoscaler', name: 'web', min: 2, max: 8 },
    ];
    const { inTheWay } = driver.forecast(
      input(deployment(), rows, [], guards),
      setImage(all),
    );
    expect(inTheWay).toMatchObject([
      { code: 'surge' },
      { severity: 'slows', code: 'budget-small', params: { allowed: 0 } },
      { severity: 'note', code: 'autoscaler' },
    ]);
  });
});

describe('verbs of a Deployment', () => {
  it.each<[string, CloneSetFixture, Record<string, string>]>([
    [
      'running',
      {},
      {
        partition: 'no-partition',
        'promote-full': 'already-full',
        resume: 'not-paused',
      },
    ],
    ['paused', paused, { partition: 'no-partition', pause: 'already-paused' }],
  ])('%s', (_, fixture, impossible) => {
    const codes = Object.entries(driver.verbs(at(fixture))).flatMap(
      ([verb, answer]) => (answer.possible ? [] : [[verb, answer.code]]),
    );
    expect(Object.fromEntries(codes)).toEqual(impossible);
  });
});

describe('confirmation of a Deployment', () => {
  const goal = {
    uid: 'uid-1',
    generation: 7,
    fields: { [image]: 'shop/checkout:2' },
  };

  it.each<[string, CloneSetFixture, typeof sets, string]>([
    ['the new ReplicaSet exists', {}, sets, 'confirmed'],
    ['the new ReplicaSet is yet to come', {}, [sets[0]!], 'pending'],
    ['a paused Deployment makes none', paused, [sets[0]!], 'confirmed'],
    ['not observed', { status: { observedGeneration: 6 } }, sets, 'pending'],
    [
      'overwritten',
      { template: template({ main: 'shop/checkout:9' }) },
      sets,
      'refuted',
    ],
  ])('%s', (_, fixture, revisions, state) => {
    const seen = input(
      deployment({ template: wanted, ...fixture }),
      rows,
      revisions,
    );
    expect(driver.confirm(goal, seen).state).toBe(state);
  });
});
