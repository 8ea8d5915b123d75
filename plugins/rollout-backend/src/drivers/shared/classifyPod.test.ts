import { podFlags } from '@pilotage/fleet-common';
import {
  badPull,
  container,
  hour,
  now,
  pod,
  updating,
} from '../__testUtils__/pods';
import { isAvailable } from './availability';
import { classifyPod } from './classifyPod';

const context = { updateRevision: 'checkout-new', minReadySeconds: 10, now };
const unready = {
  ready: false,
  lifecycle: '',
  containers: [container({ ready: false })],
};

describe('classifyPod', () => {
  it.each([
    ['ready for an hour', {}, 'available', ''],
    [
      'ready for less than minReadySeconds',
      { readyChangedAt: now - 9_999 },
      'ready',
      '',
    ],
    [
      'ready for exactly minReadySeconds',
      { readyChangedAt: now - 10_000 },
      'available',
      '',
    ],
    ['without a lifecycle', { lifecycle: '' }, 'available', ''],
    [
      'about to be updated, Ready not yet taken away',
      { lifecycle: 'PreparingUpdate' },
      'updating',
      '',
    ],
    ['updated a moment ago', updating, 'updating', ''],
    [
      'updating for too long',
      { ...updating, readyChangedAt: now - 61_000 },
      'updating',
      'NotReady',
    ],
    [
      'ready but its gate is not',
      { inPlaceReady: false, readyChangedAt: now },
      'updating',
      '',
    ],
    ['an image that cannot be pulled', badPull, 'failing', 'ImagePullBackOff'],
    [
      'no node yet',
      { node: '', phase: 'Pending' as const, ready: false },
      'pending',
      '',
    ],
    [
      'no node fits',
      {
        node: '',
        phase: 'Pending' as const,
        ready: false,
        reason: 'Unschedulable',
      },
      'failing',
      'Unschedulable',
    ],
    [
      'starting',
      {
        ...unready,
        phase: 'Pending' as const,
        createdAt: now - 2_000,
        readyChangedAt: now - 2_000,
      },
      'starting',
      '',
    ],
    [
      'running, first readiness to come',
      { ...unready, createdAt: now - 9_000, readyChangedAt: now - 8_000 },
      'starting',
      '',
    ],
    [
      'lost its readiness',
      { ...unready, readyChangedAt: now - 1_000 },
      'not-ready',
      '',
    ],
    [
      'unready for a minute',
      { ...unready, readyChangedAt: now - 60_000 },
      'not-ready',
      'NotReady',
    ],
    [
      'on a silent node',
      { phase: 'Unknown' as const, reason: 'NodeLost' },
      'unknown',
      'NodeLost',
    ],
    [
      'evicted',
      { phase: 'Failed' as const, reason: 'Evicted' },
      'failing',
      'Evicted',
    ],
    ['deleting', { deleting: true }, 'terminating', ''],
    [
      'preparing its deletion',
      { lifecycle: 'PreparingDelete' },
      'terminating',
      '',
    ],
  ])('%s', (_, row, state, reason) => {
    expect(classifyPod(pod(row), context)).toMatchObject({ state, reason });
  });

  it.each([
    [
      'crash loop',
      {
        state: 'waiting',
        reason: 'CrashLoopBackOff',
        lastReason: 'Error',
        exitCode: 1,
      },
      'CrashLoopBackOff',
    ],
    [
      'just crashed',
      { state: 'terminated', reason: 'Error', exitCode: 1 },
      'CrashLoopBackOff',
    ],
    [
      'between two crashes',
      { state: 'running', lastReason: 'Error', exitCode: 1, restarts: 3 },
      'CrashLoopBackOff',
    ],
    [
      'killed for memory',
      {
        state: 'waiting',
        reason: 'CrashLoopBackOff',
        lastReason: 'OOMKilled',
        exitCode: 137,
      },
      'OOMKilled',
    ],
    [
      'first try to pull',
      { state: 'waiting', reason: 'ErrImagePull' },
      'ImagePullBackOff',
    ],
    [
      'missing secret',
      { state: 'waiting', reason: 'CreateContainerConfigError' },
      'CreateContainerConfigError',
    ],
  ] as const)('a container fails: %s', (_, row, reason) => {
    const failing = pod({
      ready: false,
      containers: [container(), container({ ready: false, ...row })],
    });
    expect(classifyPod(failing, context)).toMatchObject({
      state: 'failing',
      reason,
    });
  });

  it('does not take the stop of an update in place for a crash', () => {
    const restarted = container({
      ready: false,
      lastReason: 'Error',
      exitCode: 143,
      restarts: 1,
    });
    expect(
      classifyPod(pod({ ...updating, containers: [restarted] }), context).state,
    ).toBe('updating');
  });

  it('flags updated pods by the last segment of the revision', () => {
    const flagsOf = (revision: string, updateRevision: string) =>
      classifyPod(pod({ revision }), { ...context, updateRevision }).flags &
      podFlags.updated;
    expect(flagsOf('new', 'checkout-new')).toBe(podFlags.updated);
    expect(flagsOf('checkout-new', 'new')).toBe(podFlags.updated);
    expect(flagsOf('checkout-old', 'checkout-new')).toBe(0);
    expect(flagsOf('checkout-anew', 'checkout-new')).toBe(0);
    expect(flagsOf('', '')).toBe(0);
  });

  it('flags pods updated in place and deleting ones', () => {
    expect(
      classifyPod(pod({ updatedInPlace: true, deleting: true }), context).flags,
    ).toBe(podFlags.inPlace + podFlags.deleting);
  });
});

describe('isAvailable', () => {
  it.each([
    [{}, true],
    [{ readyChangedAt: now - 9_000 }, false],
    [{ ready: false }, false],
    [{ inPlaceReady: false }, false],
    [{ lifecycle: 'Updated' }, false],
    [{ deleting: true }, false],
    [{ phase: 'Failed' as const }, false],
  ])('%j: %s', (row, available) => {
    expect(
      isAvailable(pod({ readyChangedAt: now - hour, ...row }), context),
    ).toBe(available);
  });
});
