import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import {
  cloneSet,
  controllerRevision,
  input,
  template,
} from '../__testUtils__/workloads';
import { planCloneSet } from './plan';

type Fields = Readonly<Record<string, unknown>>;

const identity = [
  { op: 'test', path: '/metadata/uid', value: 'uid-1' },
  { op: 'test', path: '/metadata/resourceVersion', value: '4711' },
];
const toPercent = (value: number) => ({ type: 'percent', value } as const);
const toPods = (value: number) => ({ type: 'pods', value } as const);
const setImage = (
  images: Record<string, string>,
  firstStep = toPercent(30),
): RolloutChange => ({
  verb: 'set-image',
  images,
  firstStep,
});

describe('planCloneSet', () => {
  it('writes image and first step at once, guarded by every old value', () => {
    const plan = planCloneSet(
      input(cloneSet({ template: template({ agent: 'a:1', main: 'm:1' }) })),
      setImage({ main: 'm:2' }),
    );
    expect(plan).toEqual({
      type: 'patch',
      patch: [
        ...identity,
        {
          op: 'test',
          path: '/spec/template/spec/containers/1/name',
          value: 'main',
        },
        {
          op: 'test',
          path: '/spec/template/spec/containers/1/image',
          value: 'm:1',
        },
        {
          op: 'replace',
          path: '/spec/template/spec/containers/1/image',
          value: 'm:2',
        },
        { op: 'test', path: '/spec/updateStrategy/partition', value: 0 },
        { op: 'replace', path: '/spec/updateStrategy/partition', value: '70%' },
      ],
      goal: {
        uid: 'uid-1',
        fields: {
          '/spec/template/spec/containers/1/name': 'main',
          '/spec/template/spec/containers/1/image': 'm:2',
          '/spec/updateStrategy/partition': '70%',
        },
      },
    });
  });

  it.each<[string, RolloutChange, Fields, object[]]>([
    [
      'partition in percent',
      { verb: 'partition', target: toPercent(60) },
      { partition: '70%' },
      [
        { op: 'test', path: '/spec/updateStrategy/partition', value: '70%' },
        { op: 'replace', path: '/spec/updateStrategy/partition', value: '40%' },
      ],
    ],
    [
      'partition in pods',
      { verb: 'partition', target: toPods(4) },
      { partition: '70%' },
      [
        { op: 'test', path: '/spec/updateStrategy/partition', value: '70%' },
        { op: 'replace', path: '/spec/updateStrategy/partition', value: 6 },
      ],
    ],
    [
      'promote fully',
      { verb: 'promote-full' },
      { partition: '70%', paused: true },
      [
        { op: 'test', path: '/spec/updateStrategy/partition', value: '70%' },
        { op: 'replace', path: '/spec/updateStrategy/partition', value: 0 },
        { op: 'test', path: '/spec/updateStrategy/paused', value: true },
        { op: 'replace', path: '/spec/updateStrategy/paused', value: false },
      ],
    ],
    [
      'pause, field absent',
      { verb: 'pause' },
      {},
      [{ op: 'add', path: '/spec/updateStrategy/paused', value: true }],
    ],
    [
      'resume',
      { verb: 'resume' },
      { paused: true },
      [
        { op: 'test', path: '/spec/updateStrategy/paused', value: true },
        { op: 'replace', path: '/spec/updateStrategy/paused', value: false },
      ],
    ],
  ])('%s', (_, change, strategy, operations) => {
    expect(planCloneSet(input(cloneSet({ strategy })), change)).toMatchObject({
      type: 'patch',
      patch: [...identity, ...operations],
    });
  });

  it('adds the parents that are missing', () => {
    const bare = cloneSet();
    const { updateStrategy: _none, ...spec } = bare.object.spec as Record<
      string,
      unknown
    >;
    const plan = planCloneSet(
      input({ ...bare, object: { ...bare.object, spec } }),
      { verb: 'pause' },
    );
    expect(plan).toMatchObject({
      patch: [
        ...identity,
        { op: 'add', path: '/spec/updateStrategy', value: { paused: true } },
      ],
    });
  });

  it('writes the fields of v1beta1 where they lie there', () => {
    const beta = cloneSet({
      apiVersion: 'apps.kruise.io/v1beta1',
      strategy: { partition: '70%' },
    });
    expect(planCloneSet(input(beta), { verb: 'promote-full' })).toMatchObject({
      goal: { fields: { '/spec/updateStrategy/rollingUpdate/partition': 0 } },
    });
  });

  it('rolls back by the template of the revision, without the patch directive', () => {
    const before = template(
      { main: 'shop/checkout:0' },
      { metadata: { creationTimestamp: null, labels: { app: 'checkout' } } },
    );
    const plan = planCloneSet(
      input(cloneSet(), [], [controllerRevision('checkout-older', 1, before)]),
      { verb: 'rollback', revision: 'checkout-older', firstStep: toPods(2) },
    );
    expect(plan).toMatchObject({
      type: 'patch',
      patch: [
        ...identity,
        { op: 'test', path: '/spec/template', value: template() },
        {
          op: 'replace',
          path: '/spec/template',
          value: template({ main: 'shop/checkout:0' }),
        },
        { op: 'test', path: '/spec/updateStrategy/partition', value: 0 },
        { op: 'replace', path: '/spec/updateStrategy/partition', value: 8 },
      ],
    });
  });

  it('takes the pause off with a new template, and asks for nothing about pausing otherwise', () => {
    const fields = (paused: boolean) => {
      const plan = planCloneSet(
        input(cloneSet({ strategy: { paused } })),
        setImage({ main: 'm:2' }),
      );
      return plan.type === 'patch' ? plan.goal.fields : {};
    };
    expect(fields(true)).toHaveProperty(['/spec/updateStrategy/paused'], false);
    expect(fields(false)).not.toHaveProperty(['/spec/updateStrategy/paused']);
  });

  it.each<[string, RolloutChange, Fields]>([
    ['same image', setImage({ main: 'shop/checkout:1' }), { partition: '50%' }],
    [
      'same partition',
      { verb: 'partition', target: toPercent(30) },
      { partition: '70%' },
    ],
    [
      '0 is 0 %',
      { verb: 'partition', target: toPercent(100) },
      { partition: 0 },
    ],
    ['promoted already', { verb: 'promote-full' }, { partition: '0%' }],
    ['paused already', { verb: 'pause' }, { paused: true }],
    ['never paused', { verb: 'resume' }, {}],
    [
      'revision of now',
      { verb: 'rollback', revision: 'checkout-new', firstStep: toPercent(30) },
      {},
    ],
  ])('changes nothing: %s', (_, change, strategy) => {
    expect(planCloneSet(input(cloneSet({ strategy })), change)).toEqual({
      type: 'unchanged',
    });
  });

  it.each<[string, RolloutChange, Fields, string]>([
    [
      'unknown container',
      setImage({ sidecar: 'm:2' }),
      {},
      'unknown-container',
    ],
    [
      'a name of Object.prototype',
      setImage({ toString: 'm:2' }),
      {},
      'unknown-container',
    ],
    ['no container', setImage({}), {}, 'no-images'],
    ['empty image', setImage({ main: '' }), {}, 'invalid-image'],
    [
      'image with a space',
      setImage({ main: 'shop/checkout: 2' }),
      {},
      'invalid-image',
    ],
    [
      '101 %',
      { verb: 'partition', target: toPercent(101) },
      {},
      'invalid-target',
    ],
    [
      'a fraction',
      { verb: 'partition', target: toPercent(33.3) },
      {},
      'invalid-target',
    ],
    [
      'not a number',
      { verb: 'partition', target: toPercent(NaN) },
      {},
      'invalid-target',
    ],
    [
      'more pods than wanted',
      { verb: 'partition', target: toPods(11) },
      {},
      'invalid-target',
    ],
    [
      'fewer than none',
      setImage({ main: 'm:2' }, toPercent(-1)),
      {},
      'invalid-target',
    ],
    [
      'a revision that is gone',
      { verb: 'rollback', revision: 'gone', firstStep: toPercent(30) },
      {},
      'no-such-revision',
    ],
    [
      'a verb it does not have',
      { verb: 'pause-injection' },
      {},
      'no-such-verb',
    ],
    [
      'chosen pods',
      {
        verb: 'set-image',
        images: { main: 'm:2' },
        firstStep: toPercent(30),
        podLabels: { track: 'canary' },
      },
      {},
      'no-pod-labels',
    ],
    [
      'partition of OnDelete',
      { verb: 'partition', target: toPercent(30) },
      { type: 'OnDelete' },
      'on-delete',
    ],
  ])('refuses %s', (_, change, strategy, code) => {
    expect(planCloneSet(input(cloneSet({ strategy })), change)).toMatchObject({
      type: 'impossible',
      code,
    });
  });

  it('refuses what InPlaceOnly forbids, and names the field', () => {
    const other = template({ main: 'm:1' }, { spec: { hostNetwork: true } });
    const workload = cloneSet({ strategy: { type: 'InPlaceOnly' } });
    expect(
      planCloneSet(
        input(workload, [], [controllerRevision('checkout-older', 1, other)]),
        {
          verb: 'rollback',
          revision: 'checkout-older',
          firstStep: toPercent(30),
        },
      ),
    ).toMatchObject({
      type: 'impossible',
      code: 'in-place-only',
      reason: expect.stringContaining('hostNetwork'),
    });
    expect(planCloneSet(input(workload), setImage({ main: 'm:2' })).type).toBe(
      'patch',
    );
  });

  it('refuses everything while the workload is being deleted', () => {
    const deleting = cloneSet({
      metadata: { deletionTimestamp: '2026-03-01T11:59:00Z' },
    });
    expect(planCloneSet(input(deleting), { verb: 'pause' })).toMatchObject({
      code: 'being-deleted',
    });
  });
});
