import { backoffDelay } from './backoff';

describe('backoffDelay', () => {
  it.each([
    [0, 0, 500],
    [0, 1, 1_000],
    [3, 0, 4_000],
    [3, 1, 8_000],
    [20, 0, 15_000],
    [20, 1, 30_000],
  ])('attempt %d with random %d waits %d ms', (attempt, random, delay) => {
    expect(backoffDelay(attempt, random)).toBe(delay);
  });
});
