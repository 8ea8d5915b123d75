import { sidecarMarks } from './sidecarMarks';

const hashes = JSON.stringify({
  mesh: {
    updateTimestamp: '2026-01-02T03:04:05Z',
    hash: 'h1',
    sidecarSetName: 'mesh',
    sidecarList: ['proxy', 'init'],
    controllerRevision: 'mesh-7c',
  },
  logs: { updateTimestamp: '2026-01-02T03:04:05Z', hash: 'h2' },
});

const blocked = (message: string, reason = 'UpdateImmutableField') => ({
  status: 'False',
  reason,
  message,
});

it('reads every SidecarSet of a pod, without the times', () => {
  const marks = sidecarMarks(
    {
      'kruise.io/sidecarset-hash': hashes,
      'kruise.io/sidecarset-injected-list': 'mesh,logs',
      'kruise.io/sidecarset-working-hotupgrade-container':
        '{"proxy":"proxy-2","agent":"agent-1"}',
    },
    undefined,
  );
  expect(marks).toEqual({
    sets: [
      { name: 'logs', hash: 'h2', revision: '', containers: [] },
      {
        name: 'mesh',
        hash: 'h1',
        revision: 'mesh-7c',
        containers: ['proxy', 'init'],
      },
    ],
    working: { agent: 'agent-1', proxy: 'proxy-2' },
    blocked: [],
  });
  const later = hashes.replaceAll('03:04:05', '09:09:09');
  expect(
    sidecarMarks(
      {
        'kruise.io/sidecarset-hash': later,
        'kruise.io/sidecarset-working-hotupgrade-container':
          '{"agent":"agent-1","proxy":"proxy-2"}',
      },
      undefined,
    ),
  ).toEqual(marks);
});

it.each<[string, string, unknown]>([
  ['no JSON', '{', ['mesh']],
  ['a list', '[1]', ['mesh']],
  ['null', 'null', ['mesh']],
  ['a number for an entry', '{"mesh":4}', ['mesh']],
  [
    'an entry for another SidecarSet',
    '{"logs":{"hash":"x"}}',
    ['logs', 'mesh'],
  ],
])('keeps the injected SidecarSet when its hash is %s', (_, text, names) => {
  const marks = sidecarMarks(
    {
      'kruise.io/sidecarset-hash': text,
      'kruise.io/sidecarset-injected-list': ' mesh ,,',
      'kruise.io/sidecarset-working-hotupgrade-container': text,
    },
    undefined,
  );
  expect(marks?.sets.map(({ name }) => name)).toEqual(names);
  expect(marks?.sets.at(-1)).toMatchObject({ hash: '', containers: [] });
  expect(marks?.working).toEqual({});
});

it('reads hashes as very old releases wrote them', () => {
  expect(
    sidecarMarks({ 'kruise.io/sidecarset-hash': '{"mesh":"h0"}' }, undefined)
      ?.sets,
  ).toEqual([{ name: 'mesh', hash: 'h0', revision: '', containers: [] }]);
});

it.each([
  [{}],
  [{ 'kruise.io/sidecarset-hash': '{}' }],
  [{ 'kruise.io/sidecarset-injected-list': '' }],
])('a pod with annotations %j is touched by no SidecarSet', annotations => {
  expect(sidecarMarks(annotations, blocked('{"mesh":false}'))).toBeUndefined();
});

it.each([
  ['one is blocked', blocked('{"mesh":false,"logs":true}'), ['mesh']],
  ['all are blocked', blocked('{"mesh":false,"logs":false}'), ['logs', 'mesh']],
  ['the message is broken', blocked('oops'), ['logs', 'mesh']],
  ['a SidecarSet that is gone is blocked', blocked('{"old":false}'), []],
  ['the reason is another', blocked('{"mesh":false}', 'Other'), []],
  [
    'the condition is true',
    { ...blocked('{"mesh":false}'), status: 'True' },
    [],
  ],
  ['there is no condition', undefined, []],
])('when %s', (_, condition, expected) => {
  expect(
    sidecarMarks({ 'kruise.io/sidecarset-hash': hashes }, condition)?.blocked,
  ).toEqual(expected);
});
