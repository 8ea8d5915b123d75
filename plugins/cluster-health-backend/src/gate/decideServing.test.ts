import type { GateInput, GateState, HardCheck } from './decideServing';
import { decideServing } from './decideServing';

const check = (
  id: string,
  verdict: HardCheck['verdict'],
  waived = false,
): HardCheck => ({ id, title: `${id} holds`, verdict, summary: 'so', waived });

const input = (overrides: Partial<GateInput> = {}): GateInput => ({
  now: 1_000,
  hardChecks: [check('a', 'pass')],
  counts: true,
  hold: 3,
  ...overrides,
});

const serving: GateState = {
  mark: { state: 'serving', reason: 'ok', checks: [], since: 1 },
  failures: 0,
};

describe('decideServing', () => {
  it.each<[string, Partial<GateInput>, string, string[]]>([
    ['all pass', {}, 'serving', []],
    [
      'one warns',
      { hardChecks: [check('a', 'pass'), check('b', 'warn')] },
      'serving',
      [],
    ],
    [
      'one fails',
      { hardChecks: [check('a', 'unknown'), check('b', 'fail')] },
      'not-serving',
      ['b'],
    ],
    [
      'a failing one is waived',
      { hardChecks: [check('a', 'pass'), check('b', 'fail', true)] },
      'serving',
      [],
    ],
    [
      'one is unknown',
      { hardChecks: [check('a', 'pass'), check('b', 'unknown')] },
      'unknown',
      ['b'],
    ],
    ['there is none', { hardChecks: [] }, 'unknown', []],
    [
      'none applies',
      { hardChecks: [check('a', 'not-applicable')] },
      'unknown',
      [],
    ],
    ['the cluster is not seen', { notSeen: 'gone' }, 'unknown', []],
    [
      'its environment is excluded',
      { excludedEnvironment: 'dev', hardChecks: [check('a', 'fail')] },
      'serving',
      [],
    ],
    [
      'its environment is excluded and it is not seen',
      { excludedEnvironment: 'dev', notSeen: 'gone' },
      'unknown',
      [],
    ],
  ])('a cluster nobody judged, when %s', (_, overrides, state, checks) => {
    const { mark } = decideServing(undefined, input(overrides));
    expect({ state: mark.state, checks: mark.checks.map(c => c.id) }).toEqual({
      state,
      checks,
    });
    expect(mark.since).toBe(1_000);
    expect(mark.reason).not.toBe('');
  });

  it('demotes a serving cluster after three evaluations that count', () => {
    const failing = { hardChecks: [check('a', 'fail')] };
    const states: string[] = [];
    let state = serving;
    for (const counts of [true, false, false, true, false, true]) {
      state = decideServing(state, input({ ...failing, counts, now: 9_000 }));
      states.push(state.mark.state);
    }
    expect(states).toEqual([
      'serving',
      'serving',
      'serving',
      'serving',
      'serving',
      'not-serving',
    ]);
    expect(state.mark).toMatchObject({
      since: 9_000,
      reason: 'Fails “a holds”: so',
    });
  });

  it('starts counting anew after one that passes', () => {
    const failing = input({ hardChecks: [check('a', 'fail')] });
    const twice = decideServing(decideServing(serving, failing), failing);
    const passed = decideServing(twice, input());
    const again = decideServing(decideServing(passed, failing), failing);
    expect(again.mark.state).toBe('serving');
    expect(decideServing(again, failing).mark.state).toBe('not-serving');
  });

  it('does not wait when the cluster is not seen', () => {
    const { mark } = decideServing(serving, input({ notSeen: 'no answer' }));
    expect(mark).toMatchObject({ state: 'unknown', reason: 'no answer' });
  });

  it('keeps the date while the state stays, and lets a cluster in at once', () => {
    const failing = input({ hardChecks: [check('a', 'fail')] });
    const out = decideServing(undefined, failing);
    expect(decideServing(out, { ...failing, now: 5_000 }).mark.since).toBe(
      1_000,
    );
    expect(decideServing(out, input({ now: 6_000 })).mark).toMatchObject({
      state: 'serving',
      since: 6_000,
    });
  });
});
