import { describeRatios, median } from './statistics';

it.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %p', (values, expected) => {
  expect(median(values)).toBe(expected);
});

it.each([
  [[5.04], '5.0×'],
  [[6, 4, 5], '5.0× (4.0-6.0)'],
])('%j reads %s', (ratios, text) => {
  expect(describeRatios(ratios)).toBe(text);
});
