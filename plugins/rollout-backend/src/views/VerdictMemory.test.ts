import { VerdictMemory } from './VerdictMemory';

const progressing = {
  state: 'progressing',
  code: 'updating',
  reason: '3 of 10',
  params: {},
} as const;

describe('VerdictMemory', () => {
  it('keeps the beginning while only the numbers change', () => {
    const memory = new VerdictMemory();
    expect(memory.since('u', progressing, 1_000)).toBe(1_000);
    expect(
      memory.since('u', { ...progressing, reason: '4 of 10' }, 2_000),
    ).toBe(1_000);
  });

  it('begins anew with another state or code', () => {
    const memory = new VerdictMemory();
    memory.since('u', progressing, 1_000);
    expect(memory.since('u', { ...progressing, code: 'waiting' }, 2_000)).toBe(
      2_000,
    );
    expect(memory.since('u', { ...progressing, state: 'stuck' }, 3_000)).toBe(
      3_000,
    );
    expect(memory.since('v', progressing, 4_000)).toBe(4_000);
  });

  it('takes the word of the evidence for the first verdict only', () => {
    const memory = new VerdictMemory();
    const first = () => 400;
    expect(memory.since('u', progressing, 1_000, first)).toBe(400);
    expect(memory.since('u', progressing, 1_500, first)).toBe(400);
    const stuck = { ...progressing, state: 'stuck' } as const;
    expect(memory.since('u', stuck, 2_000, first)).toBe(2_000);
  });

  it('takes the word of the evidence for what began out of sight', () => {
    const memory = new VerdictMemory();
    const away = { ...progressing, state: 'unknown' } as const;
    memory.since('u', progressing, 1_000);
    expect(memory.since('u', away, 2_000)).toBe(2_000);
    expect(memory.since('u', progressing, 3_000, () => 2_500)).toBe(2_500);
  });

  it('does not grow for ever', () => {
    const memory = new VerdictMemory();
    memory.since('first', progressing, 1);
    for (let i = 0; i < 20_000; i++) memory.since(`uid-${i}`, progressing, 2);
    expect(memory.since('first', progressing, 3)).toBe(3);
    expect(memory.since('uid-19999', progressing, 3)).toBe(2);
  });
});
