import { scaledValue, scaledValueOrZero } from './intOrString';

describe('scaledValue', () => {
  it.each([
    // value, total, up, down
    [undefined, 10, undefined, undefined],
    [3, 10, 3, 3],
    ['25%', 10, 3, 2],
    ['20%', 10, 2, 2],
    ['0%', 10, 0, 0],
    ['7%', 3000, 210, 210],
    ['29%', 100, 29, 29],
    ['much', 10, undefined, undefined],
  ])('%s of %i is %i rounded up, %i rounded down', (value, total, up, down) => {
    expect(scaledValue(value, total, 'up')).toBe(up);
    expect(scaledValue(value, total, 'down')).toBe(down);
  });
});

it('counts what cannot be read as 0 where a controller does', () => {
  expect(scaledValueOrZero('much', 10, 'up')).toBe(0);
  expect(scaledValueOrZero('25%', 10, 'up')).toBe(3);
});
