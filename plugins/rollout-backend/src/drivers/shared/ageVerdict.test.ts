import { hour, now, pods } from '../__testUtils__/pods';
import { ageVerdict } from './ageVerdict';
import type { VerdictCode } from './reasons';
import { verdict } from './reasons';

const minute = 60_000;
const idle = pods(3, { createdAt: now - hour, readyChangedAt: now - hour });

function age(
  state: 'progressing' | 'paused',
  code: VerdictCode,
  minutes: number,
  moved = hour,
) {
  return ageVerdict({
    verdict: verdict(state, code, { updated: 1, expected: 3 }),
    since: now - minutes * minute,
    pods: [
      ...idle,
      ...pods(1, { createdAt: now - hour, readyChangedAt: now - moved }),
    ],
    now,
  });
}

describe('ageVerdict', () => {
  it('gives the controller two minutes to look at a change', () => {
    expect(age('progressing', 'not-observed', 1.9).code).toBe('not-observed');
    expect(age('progressing', 'not-observed', 2)).toMatchObject({
      state: 'unknown',
      code: 'controller-silent',
      params: { minutes: 2 },
    });
  });

  it('calls a standstill of ten minutes stuck', () => {
    expect(age('progressing', 'updating', 9.9).code).toBe('updating');
    expect(age('progressing', 'updating', 12)).toMatchObject({
      state: 'stuck',
      code: 'nothing-moves',
      params: { minutes: 12, expected: 3 },
    });
  });

  it('does not, while pods still change', () => {
    expect(age('progressing', 'updating', 60, 2 * minute).code).toBe(
      'updating',
    );
  });

  it('keeps the deadline of the workload where it has one', () => {
    const short = {
      verdict: verdict('progressing', 'waiting-for-pods', {}),
      since: now - 2 * minute,
      pods: idle,
      now,
    };
    expect(ageVerdict({ ...short, deadlineSeconds: 60 }).code).toBe(
      'nothing-moves',
    );
    expect(ageVerdict(short).code).toBe('waiting-for-pods');
  });

  it('leaves what waits for a person alone', () => {
    expect(age('paused', 'paused-mid-step', 600).code).toBe('paused-mid-step');
  });
});
