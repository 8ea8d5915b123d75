import {
  parseIntOrPercent,
  sameIntOrPercent,
  scaleIntOrPercent,
} from './intOrPercent';

describe('scaleIntOrPercent', () => {
  it.each([
    ['20%', 10, 'up', 2],
    ['25%', 10, 'up', 3],
    ['25%', 10, 'down', 2],
    ['1%', 3, 'up', 1],
    ['1%', 3, 'down', 0],
    ['99%', 3, 'up', 3],
    ['100%', 7, 'down', 7],
    // 0.29 * 100 is 28.999… in binary: a float would lose a pod.
    ['29%', 100, 'down', 29],
    ['7%', 100, 'up', 7],
    [5, 3, 'up', 5],
    ['5', 10, 'up', 5],
    ['0%', 10, 'up', 0],
  ] as const)('%s of %d rounded %s is %d', (value, total, rounding, pods) => {
    expect(scaleIntOrPercent(value, total, rounding)).toBe(pods);
  });

  it.each(['x', '', '-1', '5.5%', 1.5, null, undefined, {}])(
    'cannot read %j',
    value => {
      expect(parseIntOrPercent(value)).toBeUndefined();
      expect(scaleIntOrPercent(value, 10, 'up')).toBeUndefined();
    },
  );
});

describe('sameIntOrPercent', () => {
  it.each([
    [0, '0', true],
    [0, '0%', true],
    [undefined, '0%', true],
    ['30%', '30%', true],
    [30, '30', true],
    [30, '30%', false],
    ['x', 'x', false],
  ] as const)('%j and %j: %s', (a, b, same) => {
    expect(sameIntOrPercent(a, b)).toBe(same);
  });
});
