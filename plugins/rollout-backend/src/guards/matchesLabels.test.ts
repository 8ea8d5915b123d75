import { isEmptySelector, matchesLabels } from './matchesLabels';

const labels = { app: 'cart', tier: 'web' };
const expression = (operator: string, key: string, values?: string[]) => ({
  matchExpressions: [{ key, operator, ...(values ? { values } : {}) }],
});

it.each<[boolean, unknown]>([
  [true, {}],
  [true, { matchLabels: { app: 'cart' } }],
  [true, { matchLabels: { app: 'cart', tier: 'web' } }],
  [false, { matchLabels: { app: 'cart', tier: 'db' } }],
  [false, { matchLabels: { team: 'shop' } }],
  [true, expression('In', 'app', ['cart', 'pay'])],
  [false, expression('In', 'app', ['pay'])],
  [false, expression('In', 'team', ['shop'])],
  [true, expression('NotIn', 'app', ['pay'])],
  [false, expression('NotIn', 'app', ['cart'])],
  [true, expression('NotIn', 'team', ['shop'])],
  [true, expression('Exists', 'tier')],
  [false, expression('Exists', 'team')],
  [true, expression('DoesNotExist', 'team')],
  [false, expression('DoesNotExist', 'tier')],
  [false, expression('Like', 'app', ['cart'])],
  [
    false,
    { matchLabels: { app: 'cart' }, ...expression('DoesNotExist', 'tier') },
  ],
  [false, { matchLabels: { toString: 'x' } }],
])('%s: %j', (expected, selector) => {
  expect(matchesLabels(selector, labels)).toBe(expected);
});

it.each<[boolean, unknown]>([
  [true, undefined],
  [true, {}],
  [true, { matchLabels: {} }],
  [false, { matchLabels: { app: 'cart' } }],
  [false, expression('Exists', 'app')],
])('empty: %s: %j', (expected, selector) => {
  expect(isEmptySelector(selector)).toBe(expected);
});
