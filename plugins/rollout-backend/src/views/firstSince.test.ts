import type { VerdictState } from '@pilotage/fleet-common';
import type { PodRow } from '@pilotage/fleet-node';
import type { RevisionView } from '@pilotage/plugin-rollout-common';
import { hour, now, pod } from '../drivers/__testUtils__/pods';
import { firstSince } from './firstSince';

const day = 24 * hour;
const ready = (ago: number, row: Partial<PodRow> = {}) =>
  pod({ createdAt: now - 9 * day, readyChangedAt: now - ago, ...row });
const revision = (
  role: RevisionView['role'],
  createdAt: number,
): RevisionView => ({
  name: `checkout-${role}`,
  number: 1,
  images: [],
  pods: 1,
  createdAt,
  role,
});

function since(
  state: VerdictState,
  pods: readonly PodRow[],
  revisions: readonly RevisionView[] = [],
): number {
  const verdict = { state, code: state, reason: '', params: {} };
  return now - firstSince({ verdict, revisions }, pods, now);
}

describe('firstSince', () => {
  it.each<[string, number, number]>([
    [
      'the pod that was ready last',
      since('done', [ready(3 * day), ready(2 * day)]),
      2 * day,
    ],
    [
      'a pod made after that',
      since('stuck', [
        ready(3 * day),
        pod({ createdAt: now - hour, readyChangedAt: 0 }),
      ]),
      hour,
    ],
    [
      'the wanted revision, when it is younger',
      since('step-done', [ready(3 * day)], [revision('update', now - day)]),
      day,
    ],
    [
      'the wanted revision, when it is the only one',
      since('done', [ready(3 * day)], [revision('both', now - day)]),
      day,
    ],
    [
      'not another revision',
      since(
        'degraded',
        [ready(3 * day)],
        [revision('old', now - hour), revision('current', now - hour)],
      ),
      3 * day,
    ],
    ['now, when a clock is ahead', since('done', [ready(-hour)]), 0],
    ['now, without pods', since('done', [], [revision('both', now - day)]), 0],
    [
      'now, when pods have no times',
      since('done', [pod({ createdAt: 0, readyChangedAt: 0 })]),
      0,
    ],
    ['now, for a pause', since('paused', [ready(day)]), 0],
    ['now, for progress', since('progressing', [ready(day)]), 0],
    ['now, for the unknown', since('unknown', [ready(day)]), 0],
  ])('%s', (_, ago, expected) => {
    expect(ago).toBe(expected);
  });
});
