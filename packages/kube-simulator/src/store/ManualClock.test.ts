import { ManualClock } from './ManualClock';

describe('ManualClock', () => {
  it('fires what is due, in order, also what a timer sets', async () => {
    const clock = new ManualClock(0);
    const fired: string[] = [];
    clock.setTimeout(() => fired.push(`late ${clock.now()}`), 20);
    clock.setTimeout(() => {
      fired.push(`first ${clock.now()}`);
      clock.setTimeout(() => fired.push(`nested ${clock.now()}`), 5);
    }, 10);
    const cancelled = clock.setTimeout(() => fired.push('never'), 15);
    clock.clearTimeout(cancelled);
    await clock.advance(20);
    expect(fired).toEqual(['first 10', 'nested 15', 'late 20']);
    expect(clock.now()).toBe(20);
  });
});
