import type { PodRow } from '@pilotage/fleet-node';
import { hour, now, pod } from '../__testUtils__/pods';
import type { FloorInput } from './floor';
import { floorMs } from './floor';

const began = now - hour;
const born = (seconds: number, row: Partial<PodRow> = {}) =>
  pod({ createdAt: began, readyChangedAt: began + seconds * 1000, ...row });
/** Updated in place an hour ago, ready again after so many seconds. */
const restarted = (seconds: number, row: Partial<PodRow> = {}) =>
  pod({
    createdAt: began - hour,
    updatedInPlace: true,
    inPlaceStartedAt: began,
    readyChangedAt: began + seconds * 1000,
    ...row,
  });

describe('floorMs', () => {
  it.each<[string, Partial<FloorInput>, number | undefined]>([
    ['nothing to do', { batches: 0, pods: [restarted(9)] }, undefined],
    ['nothing seen', { pods: [born(9), born(9)] }, undefined],
    ['one restart', { pods: [restarted(9)] }, 2 * 9_000],
    [
      'the median of an odd number',
      { pods: [restarted(40), restarted(5), restarted(9)] },
      2 * 9_000,
    ],
    [
      'the lower middle of an even number',
      { pods: [restarted(40), restarted(5), restarted(9), restarted(12)] },
      2 * 9_000,
    ],
    [
      'minReadySeconds on top',
      { pods: [restarted(9)], minReadySeconds: 5 },
      2 * 14_000,
    ],
    [
      'minReadySeconds alone, when nothing was seen',
      { pods: [], minReadySeconds: 5 },
      2 * 5_000,
    ],
    [
      'pods that are not ready again say nothing',
      {
        pods: [
          restarted(50, { ready: false }),
          restarted(50, { inPlaceReady: false }),
          restarted(50, { deleting: true }),
          restarted(9),
        ],
      },
      2 * 9_000,
    ],
    [
      'a pod whose readiness is older than its update says nothing',
      { pods: [restarted(-60), restarted(9)] },
      2 * 9_000,
    ],
    [
      'a pod whose update does not say when says nothing',
      { pods: [restarted(50, { inPlaceStartedAt: 0 })] },
      undefined,
    ],
    [
      'labels alone restart nothing',
      { pods: [restarted(9)], containersRestarted: [] },
      undefined,
    ],
    [
      'new pods: from creation to readiness',
      { mode: 'recreate', pods: [born(3), born(8), born(30), restarted(1)] },
      2 * 8_000,
    ],
    [
      'new pods, where only restarts were seen',
      { mode: 'recreate', pods: [restarted(9)] },
      undefined,
    ],
  ])('%s', (_, input, expected) => {
    expect(
      floorMs({
        mode: 'in-place',
        containersRestarted: ['main'],
        batches: 2,
        minReadySeconds: 0,
        pods: [],
        ...input,
      }),
    ).toBe(expected);
  });
});
