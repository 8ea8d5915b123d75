import { applyPatch, readPatch, readPatchType } from './applyPatch';

const apply = (
  type: 'json' | 'merge' | 'strategic',
  target: object,
  patch: unknown,
) =>
  applyPatch(
    target as Record<string, unknown>,
    readPatch(type, JSON.stringify(patch)),
    'core.v1.Pod',
  );

describe('JSON patch', () => {
  it('changes a copy', () => {
    const target = { spec: { replicas: 1 } };
    const result = apply('json', target, [
      { op: 'test', path: '/spec/replicas', value: 1 },
      { op: 'replace', path: '/spec/replicas', value: 2 },
    ]);
    expect(result).toEqual({ spec: { replicas: 2 } });
    expect(target).toEqual({ spec: { replicas: 1 } });
  });

  it.each([
    [[{ op: 'test', path: '/spec/replicas', value: 9 }]],
    [[{ op: 'replace', path: '/spec/none/deep', value: 9 }]],
    [[{ op: 'remove', path: '/nope' }]],
  ])('is refused without a word about which operation: %j', patch => {
    expect(() => apply('json', { spec: { replicas: 1 } }, patch)).toThrow(
      'the server rejected our request due to an error in our request',
    );
  });
});

describe('merge patch', () => {
  it('removes by null and replaces lists', () => {
    expect(
      apply(
        'merge',
        { a: { b: 1, c: [1, 2] }, d: 1 },
        { a: { b: null, c: [3] }, d: { e: 1 } },
      ),
    ).toEqual({ a: { c: [3] }, d: { e: 1 } });
  });
});

describe('strategic merge patch', () => {
  const containers = [
    { name: 'app', image: 'a:1', env: [{ name: 'A', value: '1' }] },
    { name: 'proxy', image: 'p:1' },
  ];

  it('merges containers and env by name, new items first when the patch names no known one', () => {
    expect(
      apply(
        'strategic',
        { spec: { containers } },
        {
          spec: {
            containers: [{ name: 'app', env: [{ name: 'B', value: '2' }] }],
          },
        },
      ),
    ).toEqual({
      spec: {
        containers: [
          {
            name: 'app',
            image: 'a:1',
            env: [
              { name: 'B', value: '2' },
              { name: 'A', value: '1' },
            ],
          },
          { name: 'proxy', image: 'p:1' },
        ],
      },
    });
  });

  it.each([
    [
      '$patch delete',
      { containers: [{ name: 'proxy', $patch: 'delete' }] },
      ['app'],
    ],
    [
      '$patch replace',
      { containers: [{ $patch: 'replace' }, { name: 'new' }] },
      ['new'],
    ],
    [
      '$setElementOrder',
      { '$setElementOrder/containers': [{ name: 'proxy' }, { name: 'app' }] },
      ['proxy', 'app'],
    ],
  ])('obeys %s', (_what, spec, expected) => {
    const result = apply('strategic', { spec: { containers } }, { spec }) as {
      spec: { containers: { name: string }[] };
    };
    expect(result.spec.containers.map(({ name }) => name)).toEqual(expected);
  });

  it('merges conditions by type and replaces container statuses', () => {
    expect(
      apply(
        'strategic',
        {
          status: {
            conditions: [
              { type: 'Ready', status: 'False' },
              { type: 'Gate', status: 'True' },
            ],
            containerStatuses: [{ name: 'app', ready: false, restartCount: 1 }],
          },
        },
        {
          status: {
            conditions: [{ type: 'Ready', status: 'True' }],
            containerStatuses: [{ name: 'app', ready: true }],
          },
        },
      ),
    ).toEqual({
      status: {
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'Gate', status: 'True' },
        ],
        containerStatuses: [{ name: 'app', ready: true }],
      },
    });
  });

  it('merges finalizers as a set and obeys $deleteFromPrimitiveList', () => {
    expect(
      apply(
        'strategic',
        { metadata: { finalizers: ['a/a', 'b/b'] } },
        {
          metadata: {
            '$deleteFromPrimitiveList/finalizers': ['a/a'],
            finalizers: ['c/c'],
          },
        },
      ),
    ).toEqual({ metadata: { finalizers: expect.arrayContaining(['c/c']) } });
  });
});

describe('readPatchType', () => {
  it('refuses strategic merge for custom resources with 415', () => {
    expect(() =>
      readPatchType('application/strategic-merge-patch+json', true),
    ).toThrow(
      expect.objectContaining({ code: 415, reason: 'UnsupportedMediaType' }),
    );
    expect(
      readPatchType(
        'application/strategic-merge-patch+json; charset=utf-8',
        false,
      ),
    ).toBe('strategic');
  });
});
