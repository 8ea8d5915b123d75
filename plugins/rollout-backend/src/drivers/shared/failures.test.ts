import {
  badPull,
  container,
  hour,
  now,
  pod,
  pods,
} from '../__testUtils__/pods';
import { groupFailures } from './failures';

const context = { updateRevision: 'checkout-new', minReadySeconds: 0, now };

describe('groupFailures', () => {
  it('groups by cause, container, image and revision, updated pods first', () => {
    const crashed = container({
      state: 'waiting',
      reason: 'CrashLoopBackOff',
      lastReason: 'Error',
      exitCode: 1,
      restarts: 5,
      ready: false,
    });
    const groups = groupFailures(
      [
        ...pods(3, { ready: false, zone: 'b', containers: [crashed] }),
        ...pods(1, { ...badPull, zone: 'b' }),
        ...pods(1, { ...badPull, zone: 'a', name: 'checkout-0' }),
        ...pods(5),
      ],
      context,
    );
    expect(groups).toEqual([
      {
        cause: 'ImagePullBackOff',
        container: 'main',
        image: 'shop/checkout:bad',
        updatedRevision: true,
        pods: ['checkout-0', 'checkout-checkout-new-0'],
        count: 2,
        zones: ['a', 'b'],
        restarts: 0,
      },
      {
        cause: 'CrashLoopBackOff',
        container: 'main',
        image: 'shop/checkout:1',
        updatedRevision: false,
        pods: ['checkout-old-0', 'checkout-old-1', 'checkout-old-2'],
        count: 3,
        zones: ['b'],
        restarts: 15,
        exitCode: 1,
      },
    ]);
  });

  it('keeps updated pods apart from old ones with the same cause and image', () => {
    const groups = groupFailures(
      [
        ...pods(2, badPull),
        ...pods(3, { ...badPull, revision: 'checkout-old' }),
      ],
      context,
    );
    expect(
      groups.map(({ updatedRevision, count }) => [updatedRevision, count]),
    ).toEqual([
      [true, 2],
      [false, 3],
    ]);
  });

  it('lists ten names and counts all', () => {
    const [group] = groupFailures(pods(25, badPull), context);
    expect(group?.pods).toHaveLength(10);
    expect(group?.count).toBe(25);
  });

  it('names each failing container of one pod', () => {
    const both = pod({
      ready: false,
      containers: [
        container({
          name: 'main',
          state: 'waiting',
          reason: 'ErrImagePull',
          ready: false,
        }),
        container({
          name: 'agent',
          state: 'waiting',
          reason: 'CrashLoopBackOff',
          lastReason: 'OOMKilled',
          exitCode: 137,
          ready: false,
        }),
      ],
    });
    expect(
      groupFailures([both], context).map(({ cause, container: name }) => [
        cause,
        name,
      ]),
    ).toEqual([
      ['ImagePullBackOff', 'main'],
      ['OOMKilled', 'agent'],
    ]);
  });

  it.each([
    [
      'no node fits',
      {
        node: '',
        ready: false,
        phase: 'Pending' as const,
        reason: 'Unschedulable',
      },
      'Unschedulable',
      '',
    ],
    [
      'not ready for a minute',
      {
        ready: false,
        readyChangedAt: now - 60_000,
        containers: [container({ ready: false })],
      },
      'NotReady',
      'main',
    ],
    [
      'a silent node',
      { phase: 'Unknown' as const, ready: false },
      'NodeSilent',
      '',
    ],
    ['evicted', { phase: 'Failed' as const, reason: 'Evicted' }, 'Evicted', ''],
    [
      'stuck terminating',
      { deleting: true, ready: false, readyChangedAt: now - hour },
      'StuckTerminating',
      '',
    ],
  ])('%s', (_, row, cause, name) => {
    expect(groupFailures([pod(row)], context)).toMatchObject([
      { cause, container: name, count: 1 },
    ]);
  });

  it.each([
    ['available', {}],
    [
      'stopping in time',
      { deleting: true, ready: false, readyChangedAt: now - 30_000 },
    ],
    [
      'just lost its readiness',
      {
        ready: false,
        readyChangedAt: now - 1_000,
        containers: [container({ ready: false })],
      },
    ],
  ])('does not report a pod that is %s', (_, row) => {
    expect(groupFailures([pod(row)], context)).toEqual([]);
  });
});
