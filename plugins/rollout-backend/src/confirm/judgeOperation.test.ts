import type { StoredOperation } from '../database/operationRow';
import type { Evidence } from './judgeOperation';
import { judgeOperation } from './judgeOperation';

const second = 1_000;
const goal = { uid: 'uid-1', fields: { '/spec/paused': true } };

function operation(
  outcome: StoredOperation['record']['outcome'],
  rest: Partial<StoredOperation> = {},
): StoredOperation {
  return {
    record: {
      id: 'op',
      workload: {
        cluster: 'east',
        group: 'apps',
        kind: 'Deployment',
        namespace: 'shop',
        name: 'cart',
      },
      verb: 'pause',
      change: { verb: 'pause' },
      summary: 'pause',
      actor: 'user:default/ada',
      requestedAt: 0,
      outcome,
    },
    entityRef: 'component:default/cart',
    idempotencyKey: 'key',
    workloadUid: 'uid-1',
    stateAt: 0,
    ...rest,
  };
}

const accepted = operation({ state: 'accepted', at: 0 }, { goal });
const unanswered = operation({ state: 'pending' }, { goal });
const unsent = operation({ state: 'pending' });

const evidence: Evidence = {
  condition: { state: 'live', since: 0 },
  confirmation: { state: 'pending', reason: 'the controller has not looked' },
  goalHolds: false,
  now: 20 * second,
  timeoutMs: 120 * second,
  abandonedAfterMs: 60 * second,
};

describe('judgeOperation', () => {
  it.each<[string, StoredOperation, Partial<Evidence>, string]>([
    [
      'confirmed',
      accepted,
      { confirmation: { state: 'confirmed' } },
      'confirmed',
    ],
    ['still open', accepted, {}, 'open'],
    [
      'refuted',
      accepted,
      { confirmation: { state: 'refuted', reason: 'another write' } },
      'failed: another write',
    ],
    [
      'too late',
      accepted,
      { now: 121 * second },
      'failed: Not seen to take effect within 120 s: the controller has not looked',
    ],
    [
      'not too late while the cluster was away',
      accepted,
      { now: 121 * second, condition: { state: 'live', since: 60 * second } },
      'open',
    ],
    [
      'nothing is decided blindly',
      accepted,
      {
        now: 1_000 * second,
        confirmation: { state: 'confirmed' },
        condition: { state: 'unreachable', since: 0, reason: 'no route' },
      },
      'open',
    ],
    [
      'gone',
      accepted,
      { confirmation: 'gone' },
      'failed: The workload is gone.',
    ],
    [
      'perhaps not gone',
      accepted,
      { confirmation: 'gone', now: 5 * second },
      'open',
    ],
    ['being sent', unanswered, { goalHolds: true }, 'open'],
    [
      'never answered, but there',
      unanswered,
      { goalHolds: true, now: 61 * second },
      'accepted',
    ],
    [
      'never answered, and not there',
      unanswered,
      { now: 61 * second },
      'failed: The cluster did not answer, and the workload does not have the change.',
    ],
    [
      'never sent, even if the workload happens to be so',
      unsent,
      { goalHolds: true, now: 61 * second },
      'failed: Interrupted before anything was sent to the cluster.',
    ],
    [
      'settled already',
      operation({ state: 'confirmed', at: 0 }, { goal }),
      { confirmation: { state: 'refuted', reason: 'late' } },
      'open',
    ],
  ])('%s', (_, given, extra, expected) => {
    const move = judgeOperation(given, { ...evidence, ...extra });
    const to = move?.to;
    expect(
      to?.state === 'failed' ? `failed: ${to.reason}` : to?.state ?? 'open',
    ).toBe(expected);
    expect(move?.from ?? given.record.outcome.state).toBe(
      given.record.outcome.state,
    );
  });
});
