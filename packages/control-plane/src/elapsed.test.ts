import { elapsed } from './elapsed';

describe('elapsed', () => {
  it.each([
    [0, '0.0 s'],
    [9_440, '9.4 s'],
    [12_400, '12 s'],
    [59_600, '1 min 00 s'],
    [65_000, '1 min 05 s'],
    [320_000, '5 min 20 s'],
  ])('%d ms is "%s"', (milliseconds, text) => {
    expect(elapsed(milliseconds)).toBe(text);
  });
});
