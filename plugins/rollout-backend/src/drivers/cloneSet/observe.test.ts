import type { PodRow } from '@pilotage/fleet-node';
import { badPull, container, now, pods, updating } from '../__testUtils__/pods';
import type { CloneSetFixture } from '../__testUtils__/workloads';
import {
  cloneSet,
  controllerRevision,
  input,
  template,
} from '../__testUtils__/workloads';
import { observeCloneSet } from './observe';

const done = { revision: 'checkout-new' };
const old = { revision: 'checkout-old' };
const crash: Partial<PodRow> = {
  ...done,
  ready: false,
  readyChangedAt: now - 20_000,
  containers: [
    container({
      image: 'shop/checkout:2',
      state: 'waiting',
      reason: 'CrashLoopBackOff',
      lastReason: 'Error',
      exitCode: 1,
      restarts: 5,
      ready: false,
    }),
  ],
};
const oldCrash = { ...crash, ...old };
const starting: Partial<PodRow> = {
  ...done,
  ready: false,
  readyChangedAt: now - 3_000,
  createdAt: now - 4_000,
  containers: [container({ ready: false })],
};

function observe(fixture: CloneSetFixture, rows: PodRow[]) {
  return observeCloneSet(input(cloneSet(fixture), rows));
}

describe('verdict on a CloneSet', () => {
  const hold = { strategy: { partition: '70%' } };
  const paused = { strategy: { partition: '70%', paused: true } };

  it.each<[string, CloneSetFixture, PodRow[], string, string]>([
    ['all updated', {}, pods(10, done), 'done', 'done'],
    [
      'done while paused',
      { strategy: { paused: true } },
      pods(10, done),
      'done',
      'done',
    ],
    [
      'status of the spec before says 10/10/10',
      { metadata: { generation: 8 }, status: { updatedReplicas: 10 } },
      pods(10, done),
      'progressing',
      'not-observed',
    ],
    [
      'a new object without status',
      { status: { observedGeneration: undefined } },
      [],
      'progressing',
      'not-observed',
    ],
    [
      'the currentRevision trap: revisions equal, one pod restarts',
      { status: { currentRevision: 'checkout-new' } },
      [...pods(9, done), ...pods(1, updating)],
      'progressing',
      'waiting-for-pods',
    ],
    [
      'partition reached',
      hold,
      [...pods(3, done), ...pods(7, old)],
      'step-done',
      'partition-reached',
    ],
    [
      'partition 100 %',
      { strategy: { partition: '100%' } },
      pods(10, old),
      'step-done',
      'partition-holds',
    ],
    [
      'template written, container restarts',
      hold,
      [...pods(2, done), ...pods(1, updating), ...pods(7, old)],
      'progressing',
      'waiting-for-pods',
    ],
    [
      'on its way',
      hold,
      [...pods(1, done), ...pods(1, updating), ...pods(8, old)],
      'progressing',
      'updating',
    ],
    [
      'ready but not for long enough',
      { ...hold, spec: { minReadySeconds: 30 } },
      [...pods(3, { ...done, readyChangedAt: now - 5_000 }), ...pods(7, old)],
      'progressing',
      'waiting-for-pods',
    ],
    [
      'paused at a step',
      paused,
      [...pods(3, done), ...pods(7, old)],
      'paused',
      'paused',
    ],
    [
      'paused in a step',
      paused,
      [...pods(2, done), ...pods(8, old)],
      'paused',
      'paused-mid-step',
    ],
    [
      'paused with failing pods',
      paused,
      [...pods(2, done), ...pods(1, crash), ...pods(7, old)],
      'degraded',
      'crash-loop',
    ],
    [
      'bad image uses up the budget',
      hold,
      [...pods(2, badPull), ...pods(8, old)],
      'stuck',
      'image-pull',
    ],
    [
      'bad image, budget left',
      hold,
      [...pods(1, badPull), ...pods(9, old)],
      'degraded',
      'image-pull',
    ],
    [
      'bad image, another pod still restarts',
      hold,
      [...pods(1, badPull), ...pods(1, updating), ...pods(8, old)],
      'degraded',
      'image-pull',
    ],
    [
      'all pods of the step fail',
      { strategy: { partition: 8 } },
      [...pods(2, badPull), ...pods(8, old)],
      'stuck',
      'image-pull',
    ],
    [
      'finished, later one pod crashes',
      {},
      [...pods(9, done), ...pods(1, crash)],
      'degraded',
      'crash-loop',
    ],
    [
      'bad image on the first surge pod, more may come',
      { strategy: { partition: '70%', maxUnavailable: 0, maxSurge: 2 } },
      [...pods(1, badPull), ...pods(10, old)],
      'degraded',
      'image-pull',
    ],
    [
      'bad image on all surge pods',
      { strategy: { partition: '70%', maxUnavailable: 0, maxSurge: 2 } },
      [...pods(2, badPull), ...pods(10, old)],
      'stuck',
      'image-pull',
    ],
    [
      'the moment a pod enters its update, still Ready',
      hold,
      [
        ...pods(1, { ...done, lifecycle: 'Updating', inPlaceReady: false }),
        ...pods(9, old),
      ],
      'progressing',
      'updating',
    ],
    [
      'no node fits',
      hold,
      [
        ...pods(2, {
          ...done,
          ready: false,
          node: '',
          phase: 'Pending',
          reason: 'Unschedulable',
        }),
        ...pods(8, old),
      ],
      'stuck',
      'unschedulable',
    ],
    [
      'never ready',
      hold,
      [
        ...pods(2, {
          ...starting,
          createdAt: now - 90_000,
          readyChangedAt: now - 90_000,
        }),
        ...pods(8, old),
      ],
      'stuck',
      'not-ready',
    ],
    [
      'old pods fail while nothing is updated',
      hold,
      [...pods(3, done), ...pods(3, oldCrash), ...pods(4, old)],
      'degraded',
      'too-few-available',
    ],
    [
      'one old pod fails, within the budget',
      hold,
      [...pods(3, done), ...pods(1, oldCrash), ...pods(6, old)],
      'step-done',
      'partition-reached',
    ],
    [
      'putting the old image back heals',
      {},
      [...pods(2, oldCrash), ...pods(8, done)],
      'progressing',
      'updating',
    ],
    ['scaled to zero', { replicas: 0 }, [], 'done', 'scaled-to-zero'],
    [
      'scaling to zero',
      { replicas: 0 },
      pods(1, done),
      'progressing',
      'scaling',
    ],
    [
      'just created',
      {
        metadata: { creationTimestamp: new Date(now - 1_000).toISOString() },
        status: { replicas: 0 },
      },
      [],
      'progressing',
      'scaling',
    ],
    [
      'no pod for a day',
      { status: { replicas: 0 } },
      [],
      'degraded',
      'no-pods',
    ],
    ['scaled up', { replicas: 12 }, pods(10, done), 'progressing', 'scaling'],
    [
      'too many pods',
      { replicas: 9 },
      pods(10, done),
      'progressing',
      'scaling',
    ],
    [
      'OnDelete',
      { strategy: { type: 'OnDelete' } },
      [...pods(2, done), ...pods(8, old)],
      'step-done',
      'on-delete',
    ],
    [
      'the deadline of Kruise 1.9',
      {
        ...hold,
        status: {
          conditions: [
            {
              type: 'Progressing',
              status: 'False',
              reason: 'ProgressDeadlineExceeded',
            },
          ],
        },
      },
      [...pods(2, done), ...pods(8, old)],
      'stuck',
      'deadline-exceeded',
    ],
    [
      'a fresh FailedUpdate',
      {
        ...hold,
        status: {
          conditions: [
            {
              type: 'FailedUpdate',
              status: 'True',
              message: 'InPlaceOnly',
              lastTransitionTime: new Date(now - 10_000).toISOString(),
            },
          ],
        },
      },
      pods(10, old),
      'stuck',
      'update-failed',
    ],
    [
      'a FailedUpdate nobody removed',
      {
        ...hold,
        status: {
          conditions: [
            {
              type: 'FailedUpdate',
              status: 'True',
              lastTransitionTime: new Date(now - 3_600_000).toISOString(),
            },
          ],
        },
      },
      pods(10, old),
      'progressing',
      'updating',
    ],
    [
      'silent nodes use up the budget',
      hold,
      [
        ...pods(2, { ...done, phase: 'Unknown', ready: false }),
        ...pods(8, old),
      ],
      'stuck',
      'pods-failing',
    ],
  ])('%s', (_, fixture, rows, state, code) => {
    expect(observe(fixture, rows).verdict).toMatchObject({ state, code });
  });

  it('says how many and which image in the reason and its parameters', () => {
    const { verdict } = observe(hold, [...pods(2, badPull), ...pods(8, old)]);
    expect(verdict.reason).toBe(
      '2 updated pods cannot pull shop/checkout:bad for container main: check the image, or roll back.',
    );
    expect(verdict.params).toMatchObject({
      pods: 2,
      image: 'shop/checkout:bad',
      container: 'main',
      maxUnavailable: 2,
    });
  });

  it('trusts the status when no pod may be seen', () => {
    const fixture = {
      status: {
        updatedReplicas: 10,
        updatedAvailableReplicas: 10,
        availableReplicas: 10,
      },
    };
    expect(observe(fixture, []).verdict.code).toBe('done');
  });
});

describe('what is read from a CloneSet', () => {
  const rows = [
    ...pods(3, done),
    ...pods(6, old),
    ...pods(1, { ...old, deleting: true }),
  ];

  it('counts active pods', () => {
    expect(observe({ strategy: { partition: '70%' } }, rows).counts).toEqual({
      desired: 10,
      current: 9,
      ready: 9,
      available: 9,
      updated: 3,
      updatedAvailable: 3,
      expectedUpdated: 3,
      failing: 0,
    });
  });

  it.each([
    [
      'partition reached',
      { strategy: { partition: '70%' } },
      rows,
      [
        { percent: 30, pods: 3, state: 'reached' },
        { percent: 100, pods: 10, state: 'ahead' },
      ],
    ],
    [
      'on its way',
      { strategy: { partition: 6 } },
      rows,
      [
        { percent: 40, pods: 4, state: 'current' },
        { percent: 100, pods: 10, state: 'ahead' },
      ],
    ],
    ['to the end', {}, rows, [{ percent: 100, pods: 10, state: 'current' }]],
    [
      'done',
      { strategy: { partition: '70%' } },
      pods(10, done),
      [{ percent: 100, pods: 10, state: 'reached' }],
    ],
    [
      'not observed',
      { metadata: { generation: 8 }, strategy: { partition: '70%' } },
      pods(10, done),
      [
        { percent: 30, pods: 3, state: 'current' },
        { percent: 100, pods: 10, state: 'ahead' },
      ],
    ],
  ])('marks steps: %s', (_, fixture, seen, steps) => {
    expect(observe(fixture, seen).steps).toEqual(steps);
  });

  it('lists revisions newest first, with pods and roles', () => {
    const observation = observeCloneSet(
      input(
        cloneSet({ template: template({ main: 'shop/checkout:2' }) }),
        rows,
        [
          controllerRevision(
            'checkout-older',
            1,
            template({ main: 'shop/checkout:0' }),
          ),
          controllerRevision(
            'checkout-new',
            3,
            template({ main: 'shop/checkout:2' }),
          ),
          controllerRevision('checkout-old', 2, template()),
        ],
      ),
    );
    expect(
      observation.revisions.map(({ number, pods: count, role, images }) => [
        number,
        count,
        role,
        images[0]?.image,
      ]),
    ).toEqual([
      [3, 3, 'update', 'shop/checkout:2'],
      [2, 6, 'current', 'shop/checkout:1'],
      [1, 0, 'old', 'shop/checkout:0'],
    ]);
  });

  it('knows the update revision although its ControllerRevision cannot be read', () => {
    expect(observe({}, rows).revisions).toMatchObject([
      { name: 'checkout-new', number: 0, role: 'update', pods: 3 },
    ]);
  });

  it('rounds maxUnavailable down only while there is surge, and makes none while paused', () => {
    const limits = (strategy: object) =>
      observe({ strategy: { maxUnavailable: '25%', ...strategy } }, rows)
        .strategy.maxUnavailablePods;
    expect(limits({})).toBe(3);
    expect(limits({ maxSurge: 1 })).toBe(2);
    expect(limits({ maxSurge: 1, paused: true })).toBe(3);
  });

  it('reads v1beta1, where the fields lie below rollingUpdate', () => {
    const strategy = {
      type: 'InPlaceOnly',
      partition: '70%',
      maxUnavailable: 3,
      paused: true,
    };
    expect(
      observe({ apiVersion: 'apps.kruise.io/v1beta1', strategy }, rows)
        .strategy,
    ).toMatchObject({
      type: 'in-place-only',
      partition: '70%',
      maxUnavailablePods: 3,
      paused: true,
    });
  });

  it('lists native sidecars before the containers, and no init container', () => {
    const spec = {
      initContainers: [
        { name: 'migrate', image: 'm:1' },
        { name: 'proxy', image: 'p:1', restartPolicy: 'Always' },
      ],
    };
    expect(
      observe({ template: template({ main: 'a:1' }, { spec }) }, rows)
        .containers,
    ).toEqual([
      { name: 'proxy', image: 'p:1' },
      { name: 'main', image: 'a:1' },
    ]);
  });
});
