import { DrivenClock } from './DrivenClock';

describe('DrivenClock', () => {
  it('lets hours pass in no time while something is awaited', async () => {
    const clock = new DrivenClock(0);
    const slow = new Promise<number>(resolve => {
      clock.setTimeout(() => resolve(clock.now()), 3_600_000);
    });
    expect(await clock.until(slow)).toBe(3_600_000);
  });

  it('tells a failure of what is awaited', async () => {
    const clock = new DrivenClock(0);
    await expect(clock.until(Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
  });

  it('goes on in real time with the timers that wait', async () => {
    const clock = new DrivenClock(Date.now() - 60_000);
    const fired: string[] = [];
    clock.setTimeout(() => fired.push('past'), 1_000);
    const cleared = clock.setTimeout(() => fired.push('cleared'), 60_500);
    await clock.goLive();
    expect(fired).toEqual(['past']);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);

    clock.clearTimeout(cleared);
    await new Promise<void>(resolve => {
      clock.setTimeout(() => resolve(), 5);
    });
    expect(fired).toEqual(['past']);
  });
});
