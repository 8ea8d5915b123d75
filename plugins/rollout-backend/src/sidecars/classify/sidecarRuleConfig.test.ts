import type { SidecarRuleConfig } from './sidecarRuleConfig';
import { ruleMatcher } from './sidecarRuleConfig';

it.each<[Omit<SidecarRuleConfig, 'name'>, string, string, boolean]>([
  [{ container: 'log-agent' }, 'log-agent', 'a:1', true],
  [{ container: 'log-agent' }, 'log-agent-2', 'a:1', false],
  [{ container: 'log-*' }, 'log-agent', 'a:1', true],
  [{ container: '*agent*' }, 'log-agent', 'a:1', true],
  [{ container: 'log.agent' }, 'log-agent', 'a:1', false],
  [{ image: '*/fluent-bit:*' }, 'x', 'r/fluent-bit:3', true],
  [{ image: '*/fluent-bit:*' }, 'x', 'r/fluentd:3', false],
  [{ container: 'log-*', image: 'r/*' }, 'log-a', 'r/a:1', true],
  [{ container: 'log-*', image: 'r/*' }, 'log-a', 's/a:1', false],
  [{}, 'anything', 'a:1', false],
  [{ container: '', image: '' }, 'anything', 'a:1', false],
])('rule %j on %s of %s: %s', (rule, name, image, expected) => {
  const match = ruleMatcher([{ name: 'R', ...rule }]);
  expect(match({ name, image })).toBe(expected ? 'R' : undefined);
});

it('the first rule that fits names the container', () => {
  const match = ruleMatcher([
    { name: 'A', container: 'x' },
    { name: 'B', container: '*' },
  ]);
  expect(['x', 'y'].map(name => match({ name, image: 'a' }))).toEqual([
    'A',
    'B',
  ]);
});
