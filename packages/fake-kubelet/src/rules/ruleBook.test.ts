import { RuleBook, type RuleMatch } from './ruleBook';

const target = {
  image: 'registry:5000/shop/api:2',
  namespace: 'shop',
  pod: 'api-1',
  container: 'app',
  node: 'node-1',
};

const book = (changed?: () => void) =>
  new RuleBook({ slowMs: 20_000, flakyMs: 60_000, changed });

it.each<[RuleMatch, boolean]>([
  [{}, true],
  [{ image: 'registry:5000/shop/api:2' }, true],
  [{ image: 'shop/api:2' }, false],
  [{ image: '/api:2$/' }, true],
  [{ image: '/api:3$/' }, false],
  [{ pod: 'api-1', container: 'app' }, true],
  [{ pod: 'api-1', container: 'proxy' }, false],
  [{ pod: 'api' }, false],
  [{ namespace: 'shop', node: '/^node-/' }, true],
  [{ node: 'node-2' }, false],
])('%j matches: %s', (match, matches) => {
  const rules = book();
  rules.add({ match, behaviour: 'never-ready' });
  expect(rules.behaviourOf(target)).toBe(matches ? 'never-ready' : undefined);
});

it('lets later rules win, and each be taken back by itself', () => {
  const rules = book();
  const first = rules.add({ match: {}, behaviour: 'never-ready' });
  const second = rules.add({
    match: { pod: 'api-1' },
    behaviour: { slowMs: 5 },
  });
  expect(rules.behaviourOf(target)).toEqual({ slowMs: 5 });
  first();
  expect(rules.behaviourOf(target)).toEqual({ slowMs: 5 });
  second();
  expect(rules.behaviourOf(target)).toBeUndefined();
});

it.each([
  ['shop/api:2-bad-pull', 'image-cannot-be-pulled'],
  ['shop/api:crash', 'crash-at-once'],
  ['shop/api:v2-oom', 'out-of-memory'],
  ['shop/api:never-ready', 'never-ready'],
  ['registry:5000/shop/api:slow-3', { slowMs: 20_000 }],
  ['shop/api:2-flaky', { crashes: 3, thenRunsMs: 60_000 }],
  ['shop/crash:1', undefined],
  ['crash:5000/shop/api', undefined],
  ['shop/api:1@sha256:0000crash', undefined],
])('the tag of %s asks for %j', (image, behaviour) => {
  expect(book().behaviourOf({ ...target, image })).toEqual(behaviour);
});

it('puts a rule over the tag', () => {
  const rules = book();
  rules.add({ match: { image: 'shop/api:crash' }, behaviour: 'never-ready' });
  expect(rules.behaviourOf({ ...target, image: 'shop/api:crash' })).toBe(
    'never-ready',
  );
});

it('tells of changes, and only of changes', () => {
  const changed = jest.fn();
  const rules = book(changed);
  const takeBack = rules.add({ match: {}, behaviour: 'never-ready' });
  expect(changed).toHaveBeenCalledTimes(1);
  takeBack();
  takeBack();
  expect(changed).toHaveBeenCalledTimes(2);
  rules.silenceNode('node-1');
  expect(rules.isSilent('node-1')).toBe(true);
  rules.reviveNode('node-1');
  rules.reviveNode('node-1');
  expect(changed).toHaveBeenCalledTimes(4);
});

it('gathers what is wrong with a node until it is relieved', () => {
  const rules = book();
  rules.troubleNode('node-1', 'DiskPressure');
  rules.troubleNode('node-1', 'NotReady');
  expect([...rules.troublesOf('node-1')]).toEqual(['DiskPressure', 'NotReady']);
  expect(rules.troublesOf('node-2').size).toBe(0);
  rules.relieveNode('node-1');
  expect(rules.troublesOf('node-1').size).toBe(0);
});

it('refuses what is no regular expression', () => {
  expect(() =>
    book().add({ match: { pod: '/(/' }, behaviour: 'never-ready' }),
  ).toThrow(SyntaxError);
});
