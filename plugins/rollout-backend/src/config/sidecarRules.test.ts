import { ConfigReader } from '@backstage/config';
import { readSidecarRules } from './sidecarRules';

const read = (...rules: object[]) =>
  readSidecarRules(
    new ConfigReader({ rollout: { sidecars: { rules } } } as never),
  );

describe('readSidecarRules', () => {
  it('reads what rules say', () => {
    expect(readSidecarRules(new ConfigReader({}))).toEqual([]);
    expect(
      read(
        { name: 'logs', container: 'fluent-*' },
        { name: 'proxy', container: 'proxy', image: '*/envoy:*' },
      ),
    ).toEqual([
      { name: 'logs', container: 'fluent-*' },
      { name: 'proxy', container: 'proxy', image: '*/envoy:*' },
    ]);
  });

  it.each<[string, object[], RegExp]>([
    ['no name', [{ container: 'x' }], /rules\[0\]\.name/],
    [
      'a name twice',
      [
        { name: 'x', container: 'a' },
        { name: 'x', container: 'b' },
      ],
      /rules\[1\]: there is a rule 'x' already/,
    ],
    ['nothing but a name', [{ name: 'x' }], /rules\[0\] \('x'\)/],
    ['everything', [{ name: 'x', container: '*' }], /every container/],
    ['a number', [{ name: 'x', container: 1 }], /rules\[0\]\.container/],
  ])('refuses %s', (_, rules, message) => {
    expect(() => read(...rules)).toThrow(message);
  });
});
