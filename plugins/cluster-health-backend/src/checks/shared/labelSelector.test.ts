import { selectorMatches } from './labelSelector';

const labels = { app: 'cart', tier: 'web' };

it.each([
  ['nothing given', undefined, false],
  ['everything', {}, true],
  ['one label', { matchLabels: { app: 'cart' } }, true],
  ['one of two', { matchLabels: { app: 'cart', tier: 'db' } }, false],
  ['a name every object has', { matchLabels: { toString: 'x' } }, false],
  ...(
    [
      ['app', 'In', ['cart', 'pay'], true],
      ['app', 'In', ['pay'], false],
      ['zone', 'In', ['a'], false],
      ['app', 'NotIn', ['cart'], false],
      ['zone', 'NotIn', ['a'], true],
      ['app', 'Exists', undefined, true],
      ['zone', 'Exists', undefined, false],
      ['app', 'DoesNotExist', undefined, false],
      ['zone', 'DoesNotExist', undefined, true],
      ['app', 'Resembles', ['cart'], false],
    ] as const
  ).map(
    ([key, operator, values, expected]) =>
      [
        `${key} ${operator} ${values}`,
        { matchExpressions: [{ key, operator, values }] },
        expected,
      ] as const,
  ),
  [
    'labels that hold and an expression that does not',
    {
      matchLabels: { app: 'cart' },
      matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }],
    },
    false,
  ],
] as const)('%s', (_, selector, expected) => {
  expect(selectorMatches(selector, labels)).toBe(expected);
});
