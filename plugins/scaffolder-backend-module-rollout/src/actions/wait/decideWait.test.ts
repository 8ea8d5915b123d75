import type {
  OperationOutcome,
  OperationRecord,
  WorkloadReading,
} from '@pilotage/plugin-rollout-common';
import type { VerdictState } from '@pilotage/fleet-common';
import { decideWait, type WaitFor } from './decideWait';

const now = 1_000_000;

const operation = (outcome: OperationOutcome): OperationRecord => ({
  id: '1',
  workload: {
    cluster: 'prod-eu',
    group: 'apps',
    kind: 'Deployment',
    namespace: 'pay',
    name: 'ledger',
  },
  verb: 'set-image',
  change: { verb: 'pause' },
  summary: 'set image main to 1.3.0',
  actor: 'user:default/ann.lee',
  requestedAt: 0,
  outcome,
});

const confirmed = operation({ state: 'confirmed', at: 5 });

const reading = (state: VerdictState, agoMs = 0): WorkloadReading =>
  ({
    type: 'workload',
    observation: {
      verdict: { state, reason: `it is ${state}`, code: '', params: {} },
      verdictSince: now - agoMs,
    },
  } as WorkloadReading);

describe('decideWait', () => {
  it.each<[OperationOutcome, string]>([
    [{ state: 'pending' }, 'waiting'],
    [{ state: 'accepted', at: 1 }, 'waiting'],
    [{ state: 'confirmed', at: 1 }, 'over'],
    [{ state: 'unchanged', at: 1 }, 'over'],
    [{ state: 'failed', at: 1, reason: 'it was refused' }, 'failed'],
  ])('until confirmed, %j is %s', (outcome, expected) => {
    expect(
      decideWait({ until: 'confirmed', operation: operation(outcome), now })
        .state,
    ).toBe(expected);
  });

  it.each<[WaitFor, VerdictState, number, string]>([
    ['step-done', 'progressing', 0, 'waiting'],
    ['step-done', 'step-done', 0, 'over'],
    ['step-done', 'done', 0, 'over'],
    ['step-done', 'paused', 0, 'waiting'],
    ['step-done', 'unknown', 900_000, 'waiting'],
    ['step-done', 'degraded', 1_000, 'waiting'],
    ['step-done', 'degraded', 60_000, 'failed'],
    ['step-done', 'stuck', 60_000, 'failed'],
    ['done', 'progressing', 0, 'waiting'],
    ['done', 'done', 0, 'over'],
    ['done', 'step-done', 0, 'failed'],
  ])('until %s, %s for %i ms is %s', (until, state, agoMs, expected) => {
    expect(
      decideWait({
        until,
        operation: confirmed,
        workload: reading(state, agoMs),
        now,
      }).state,
    ).toBe(expected);
  });

  it.each<[WorkloadReading['type'], string]>([
    ['unreadable', 'failed'],
    ['cluster', 'waiting'],
  ])('a workload that is %s is %s', (type, expected) => {
    expect(
      decideWait({
        until: 'done',
        operation: confirmed,
        workload: { type, reason: 'no' } as unknown as WorkloadReading,
        now,
      }).state,
    ).toBe(expected);
  });

  it('says who has to act when a step waits and all pods were meant', () => {
    expect(
      decideWait({
        until: 'done',
        operation: confirmed,
        workload: reading('step-done'),
        now,
      }),
    ).toMatchObject({ reason: expect.stringContaining('promote') });
  });
});
