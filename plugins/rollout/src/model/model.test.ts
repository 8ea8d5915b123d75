import type { SectionState } from '@pilotage/fleet-react';
import type {
  RolloutSection,
  RolloutVerb,
} from '@pilotage/plugin-rollout-common';
import {
  newImage,
  oldImage,
  recordCluster,
  recordDone,
  recordWorkload,
  sidecarImage,
} from '../__testUtils__/recording';
import { changedContainers, revisionLabel } from './changedContainers';
import { changedImages } from './changedImages';
import { imageVersion } from './image';
import { operationInFlight } from './inFlight';
import { isRolloutAvailable } from './isRolloutAvailable';
import { environmentsOf, inPageOrder, isProduction } from './order';
import { nextPods, nextStep } from './partitionTargets';
import { rolloutTotals } from './totals';
import { verbState } from './verbState';

const { observation } = recordWorkload(recordCluster('prod-eu'));
const state = (
  key: string,
  section: RolloutSection,
): SectionState<RolloutSection> => ({
  key,
  section,
  pods: new Map(),
});

describe('imageVersion', () => {
  it.each([
    ['registry.example.com:5000/shop/checkout:2.4.0', '2.4.0'],
    ['registry.example.com:5000/shop/checkout', 'checkout'],
    [`shop/checkout@sha256:${'ab'.repeat(32)}`, 'abababababab'],
    [`shop/checkout:2.4.0@sha256:${'ab'.repeat(32)}`, 'abababababab'],
  ])('%s is %s', (image, version) => {
    expect(imageVersion(image)).toBe(version);
  });
});

describe('changedContainers', () => {
  it('marks the containers whose image the update revision changes', () => {
    expect(changedContainers(observation)).toEqual([
      { name: 'main', image: newImage, changed: true },
      { name: 'log-agent', image: sidecarImage, changed: false },
    ]);
  });

  it('marks all when nothing tells them apart', () => {
    expect(
      changedContainers({ ...observation, revisions: [] }).map(
        each => each.changed,
      ),
    ).toEqual([true, true]);
  });

  it('names a revision by what changed', () => {
    const [newest] = observation.revisions;
    if (!newest) throw new Error('no revision');
    expect(revisionLabel(newest, changedContainers(observation))).toBe('2.4.0');
    expect(
      revisionLabel(newest, [
        { name: 'main', image: newImage, changed: true },
        { name: 'log-agent', image: sidecarImage, changed: true },
        { name: 'mesh', image: 'mesh:1', changed: false },
      ]),
    ).toBe('main 2.4.0, log-agent 1.7.2');
  });
});

describe('changedImages', () => {
  const containers = [
    { name: 'main', image: oldImage },
    { name: 'log-agent', image: sidecarImage },
  ];
  it.each([
    ['nothing typed', {}, undefined],
    ['typed back to what it was', { main: oldImage }, undefined],
    [
      'one changed, blanks around it',
      { main: ` ${newImage} ` },
      { main: newImage },
    ],
    ['an empty field', { main: newImage, 'log-agent': ' ' }, undefined],
  ])('%s', (_, typed, images) => {
    expect(changedImages(containers, typed)).toEqual(images);
  });
});

describe('partition targets', () => {
  it('finds the next step that is ahead of the present goal', () => {
    expect(nextStep(observation)).toEqual({
      target: { type: 'percent', value: 60 },
      pods: 40,
    });
    expect(
      nextStep({
        ...observation,
        counts: { ...observation.counts, expectedUpdated: 40 },
      }),
    ).toEqual({ target: { type: 'percent', value: 100 }, pods: 67 });
    expect(nextStep({ ...observation, steps: [] })).toBeUndefined();
  });

  it.each([
    [3, 23],
    [500, 67],
    [-1, 20],
  ])('the next %d pods are %d updated pods', (more, pods) => {
    expect(nextPods(observation, more)).toEqual({
      target: { type: 'pods', value: pods },
      pods,
    });
  });
});

describe('operationInFlight', () => {
  const [operation] = recordWorkload(recordCluster('prod-eu')).activity;
  if (!operation) throw new Error('no operation');
  const at = operation.requestedAt;
  it.each([
    ['sending', { state: 'pending' }, at + 1_000, true],
    ['accepted', { state: 'accepted', at }, at + 59_000, true],
    [
      'accepted long ago: pausing must be possible again',
      { state: 'accepted', at },
      at + 61_000,
      false,
    ],
    ['confirmed', { state: 'confirmed', at }, at + 1_000, false],
    ['failed', { state: 'failed', at, reason: 'x' }, at + 1_000, false],
  ] as const)('%s', (_, outcome, now, waits) => {
    expect(
      operationInFlight([{ ...operation, outcome }], now) !== undefined,
    ).toBe(waits);
  });
});

describe('verbState', () => {
  const verb: RolloutVerb = 'pause';
  const ready = {
    verb,
    allowed: true,
    pendingVerb: undefined,
    hurdles: {},
    availability: { possible: true },
  } as const;
  const forbidden = { possible: false, reason: 'is paused already' } as const;
  it.each([
    ['ready', ready, { type: 'ready' }],
    [
      'hidden whatever else is true',
      { ...ready, allowed: false, pendingVerb: verb, availability: forbidden },
      { type: 'hidden' },
    ],
    [
      'pending',
      { ...ready, pendingVerb: verb, availability: forbidden },
      { type: 'pending' },
    ],
    [
      'forbidden by the state',
      { ...ready, availability: forbidden },
      { type: 'disabled', reason: 'is paused already' },
    ],
    [
      'writes off says more than the state',
      {
        ...ready,
        availability: forbidden,
        hurdles: { writesOff: 'off', siblingPending: 'wait' },
      },
      { type: 'disabled', reason: 'off' },
    ],
    [
      'the state says more than a sibling',
      {
        ...ready,
        availability: forbidden,
        pendingVerb: 'rollback',
        hurdles: { siblingPending: 'wait' },
      },
      { type: 'disabled', reason: 'is paused already' },
    ],
    [
      'waits for a sibling',
      {
        ...ready,
        pendingVerb: 'rollback',
        hurdles: { siblingPending: 'wait' },
      },
      { type: 'disabled', reason: 'wait' },
    ],
  ] as const)('%s', (_, options, expected) => {
    expect(verbState(options)).toEqual(expected);
  });
});

describe('page order', () => {
  const done = state('done', recordDone(recordCluster('aaa'), 2));
  const waiting = state('waiting', recordWorkload(recordCluster('zzz')));
  const cluster = state('cluster', {
    type: 'cluster',
    state: 'none-found',
    cluster: recordCluster('bbb'),
  });
  it('puts what needs a person first and clusters without workloads last', () => {
    expect(inPageOrder([cluster, done, waiting]).map(({ key }) => key)).toEqual(
      ['waiting', 'done', 'cluster'],
    );
  });
  it('lists environments once', () => {
    expect(environmentsOf([done, waiting, cluster])).toEqual(['test']);
  });
  it.each([
    ['prod', true],
    ['production', true],
    ['test', false],
    [undefined, false],
  ])('%s is production: %s', (environment, production) => {
    expect(isProduction(environment)).toBe(production);
  });
});

describe('rolloutTotals', () => {
  it('adds up pods by version over clusters, wanted versions first', () => {
    expect(
      rolloutTotals([
        {
          ...state('a', recordWorkload(recordCluster('prod-eu'))),
          pods: new Map(Array.from({ length: 67 }, (_, id) => [id, []])),
        },
        {
          ...state('b', recordDone(recordCluster('test-1'), 2)),
          pods: new Map([
            [1, []],
            [2, []],
          ]),
        },
        state('c', {
          type: 'cluster',
          state: 'not-seen',
          cluster: recordCluster('prod-us'),
        }),
      ]),
    ).toEqual({
      workloads: 2,
      clusters: 3,
      pods: 69,
      versions: [
        { label: '2.4.0', pods: 22, wanted: true },
        { label: '2.3.1', pods: 47, wanted: false },
      ],
    });
  });
});

describe('isRolloutAvailable', () => {
  const entity = (annotations?: Record<string, string>) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'x', ...(annotations ? { annotations } : {}) },
  });
  it.each([
    [{ 'backstage.io/kubernetes-id': 'x' }, true],
    [{ 'backstage.io/kubernetes-label-selector': 'app=x' }, true],
    [{ 'backstage.io/techdocs-ref': 'dir:.' }, false],
    [undefined, false],
  ])('%j: %s', (annotations, available) => {
    expect(isRolloutAvailable(entity(annotations))).toBe(available);
  });
});
