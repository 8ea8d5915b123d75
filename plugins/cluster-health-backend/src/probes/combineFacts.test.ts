import { combineFacts } from './combineFacts';

describe('combineFacts', () => {
  const known = (value: string[], at: number) =>
    ({ state: 'known', value, at } as const);
  const absent = { state: 'absent', reason: 'no' } as const;
  const unknown = { state: 'unknown', reason: '?' } as const;

  it.each([
    [[], undefined],
    [[absent], absent],
    [[known(['a'], 2), known(['b'], 1)], known(['a', 'b'], 1)],
    [[known(['a'], 2), absent], known(['a'], 2)],
    [[known(['a'], 2), unknown, absent], unknown],
  ])('%j', (facts, expected) => {
    expect(combineFacts<string>(facts)).toEqual(expected);
  });
});
