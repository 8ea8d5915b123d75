import { cloneSet, input } from '../__testUtils__/workloads';
import { pods } from '../__testUtils__/pods';
import { observeCloneSet } from '../cloneSet/observe';
import { fillText } from './fillText';
import { verdict, verdictReasons } from './reasons';

describe('verdict', () => {
  it('fills the text of its code from the parameters', () => {
    expect(
      verdict('progressing', 'updating', { updated: 3, expected: 5 }),
    ).toEqual({
      state: 'progressing',
      code: 'updating',
      reason: '3 of 5 pods have been updated so far.',
      params: { updated: 3, expected: 5 },
    });
  });

  it('does not read replacement patterns in a parameter', () => {
    expect(fillText('{a} and {b}', { a: '$& {b}', b: 1 })).toBe('$& {b} and 1');
  });

  it('always carries the common parameters', () => {
    const { params } = observeCloneSet(input(cloneSet(), pods(10))).verdict;
    const common = [
      'desired',
      'current',
      'updated',
      'updatedAvailable',
      'available',
      'expected',
      'failing',
      'maxUnavailable',
    ];
    expect(Object.keys(params)).toEqual(expect.arrayContaining(common));
    const explained = [
      ...common,
      'cause',
      'container',
      'image',
      'pods',
      'minutes',
      'message',
      'blocked',
      'unready',
    ];
    for (const text of Object.values(verdictReasons)) {
      for (const [, name] of text.matchAll(/\{(\w+)\}/g)) {
        expect(explained).toContain(name);
      }
    }
  });
});
