import { cpuMilli, quantity, wholeUnits } from './quantity';

it.each<[string | number | undefined, number]>([
  ['2', 2],
  ['250m', 0.25],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['.5k', 500],
  ['128974848', 128_974_848],
  ['129e6', 129e6],
  ['1E', 1e18],
  ['1E3', 1000],
  ['16393244Ki', 16_393_244 * 1024],
  ['-1', -1],
  [3, 3],
  ['', 0],
  [undefined, 0],
  ['much', 0],
  ['1Zi', 0],
])('reads %p', (text, expected) => {
  expect(quantity(text)).toBeCloseTo(expected, 9);
});

it.each<[string, number]>([
  ['100m', 100],
  ['0.1', 100],
  ['1930m', 1930],
  ['2', 2000],
  ['500u', 1],
  ['1n', 1],
])('counts %p as milli CPU', (text, expected) => {
  expect(cpuMilli(text)).toBe(expected);
});

it('rounds what is smaller than a byte up', () => {
  expect(wholeUnits('1500m')).toBe(2);
  expect(wholeUnits('8Gi')).toBe(8 * 2 ** 30);
});

it('remembers only so many', () => {
  for (let i = 1; i <= 10_000; i++) expect(wholeUnits(`${i}k`)).toBe(i * 1e3);
  expect(wholeUnits('1k')).toBe(1_000);
});
