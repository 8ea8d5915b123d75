import { mockServices } from '@backstage/backend-test-utils';
import type { ServingMark, ServingState } from '@pilotage/fleet-common';
import { ManualClock, settle } from '@pilotage/fleet-node/testUtils';
import { TargetGates } from './TargetGates';

const mark = (state: ServingState): ServingMark => ({
  state,
  reason: `it is ${state}`,
  checks: [],
  since: 1,
});

describe('TargetGates', () => {
  const logger = mockServices.logger.mock();
  let clock: ManualClock;
  let gates: TargetGates;

  beforeEach(() => {
    clock = new ManualClock();
    gates = new TargetGates({ clock });
  });
  afterEach(() => gates.stop());

  it('has no opinion without a gate', async () => {
    gates.start({ logger });
    await settle();
    expect(gates.markOf('east')).toBeUndefined();
  });

  it('takes a gate of a name once', () => {
    const gate = { id: 'health', marks: async () => ({}) };
    gates.addTargetGate(gate);
    expect(() => gates.addTargetGate(gate)).toThrow(/health already/);
  });

  it('knows nothing until a gate has answered, and then what it said', async () => {
    gates.addTargetGate({
      id: 'health',
      marks: async () => ({ east: mark('not-serving') }),
    });
    expect(gates.markOf('east')).toMatchObject({
      state: 'unknown',
      reason: 'health has not answered yet',
    });
    gates.start({ logger });
    await settle();
    expect(gates.markOf('east')).toEqual(mark('not-serving'));
    expect(gates.markOf('west')).toBeUndefined();
  });

  it('asks again every 15 seconds', async () => {
    let state: ServingState = 'serving';
    gates.addTargetGate({
      id: 'health',
      marks: async () => ({ east: mark(state) }),
    });
    gates.start({ logger });
    await settle();
    state = 'not-serving';
    await clock.advance(14_999);
    await settle();
    expect(gates.markOf('east')?.state).toBe('serving');
    await clock.advance(1);
    await settle();
    expect(gates.markOf('east')?.state).toBe('not-serving');
  });

  it('calls every cluster unknown while a gate fails, since it began to', async () => {
    let failure: Error | undefined;
    gates.addTargetGate({
      id: 'health',
      marks: async () => {
        if (failure) throw failure;
        return { east: mark('serving') };
      },
    });
    gates.start({ logger });
    await settle();
    failure = new Error('no route');
    await clock.advance(15_000);
    await settle();
    const since = clock.now();
    await clock.advance(15_000);
    await settle();
    for (const cluster of ['east', 'west']) {
      expect(gates.markOf(cluster)).toEqual({
        state: 'unknown',
        reason: 'health gives no answer: no route',
        checks: [],
        since,
      });
    }
    failure = undefined;
    await clock.advance(15_000);
    await settle();
    expect(gates.markOf('east')).toEqual(mark('serving'));
    expect(gates.markOf('west')).toBeUndefined();
  });

  it('does not wait for a gate that is silent', async () => {
    gates.addTargetGate({ id: 'silent', marks: () => new Promise(() => {}) });
    gates.start({ logger });
    await clock.advance(10_000);
    await settle();
    expect(gates.markOf('east')).toMatchObject({
      state: 'unknown',
      reason: 'silent gives no answer: none within 10 s',
    });
  });

  it.each<[ServingState[], ServingState]>([
    [['serving', 'serving'], 'serving'],
    [['serving', 'unknown'], 'unknown'],
    [['not-serving', 'unknown'], 'not-serving'],
    [['serving', 'not-serving'], 'not-serving'],
  ])('of %j takes the worst', async (states, worst) => {
    for (const [i, state] of states.entries()) {
      gates.addTargetGate({
        id: `gate-${i}`,
        marks: async () => ({ east: mark(state) }),
      });
    }
    gates.start({ logger });
    await settle();
    expect(gates.markOf('east')).toEqual(mark(worst));
  });
});
