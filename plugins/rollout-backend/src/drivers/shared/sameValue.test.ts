import { sameField, sameValue, stillHolds } from './sameValue';

describe('sameValue', () => {
  it.each([
    [{ a: 1, b: null }, { a: 1 }, true],
    [{ a: {}, b: [] }, {}, true],
    [{ a: { b: { c: null } } }, undefined, true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: 0 }, {}, false],
    [{ a: false }, {}, false],
    [[{}], [{}, {}], false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
    expect(sameValue(b, a)).toBe(same);
  });
});

describe('sameField', () => {
  it.each([
    [undefined, false, true],
    [undefined, 0, true],
    ['0%', 0, true],
    ['30%', '30%', true],
    ['30%', 30, false],
    [undefined, true, false],
    [undefined, '30%', false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
  ])('live %j, wanted %j: %s', (live, wanted, same) => {
    expect(sameField(live, wanted)).toBe(same);
  });
});

describe('stillHolds', () => {
  it.each([
    ['defaults added inside', { a: { b: 1, c: 2 } }, { a: { b: 1 } }, true],
    ['another value', { a: { b: 2 } }, { a: { b: 1 } }, false],
    ['a value taken away', { a: {} }, { a: { b: 1 } }, false],
    [
      'defaults inside a list',
      [{ name: 'x', pull: 'Always' }],
      [{ name: 'x' }],
      true,
    ],
    ['a longer list', [{ name: 'x' }, { name: 'y' }], [{ name: 'x' }], false],
    ['a field taken away', undefined, null, true],
    ['a field that is back', { a: 1 }, null, false],
  ])('%s', (_, live, written, holds) => {
    expect(stillHolds(live, written)).toBe(holds);
  });
});
