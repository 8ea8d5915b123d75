import {
  diagnosisSchema,
  forecastSchema,
  operationIdSchema,
  operationSchema,
  parseInput,
  streamSchema,
} from './schemas';

const workload = {
  cluster: 'arn:aws:eks:eu-west-1:123:cluster/prod',
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  namespace: 'shop',
  name: 'cart',
};
const forecast = {
  entityRef: 'component:default/cart',
  workload,
  change: {
    verb: 'set-image',
    images: { main: 'registry.example:5000/shop/cart@sha256:0a1b' },
    firstStep: { type: 'percent', value: 30 },
  },
};
const operation = {
  ...forecast,
  uid: 'uid-1',
  resourceVersion: '100',
  idempotencyKey: 'a-key-of-our-own',
};

const setImage = (images: unknown) => ({
  ...forecast,
  change: { ...forecast.change, images },
});
const to = (target: unknown) => ({
  ...forecast,
  change: { verb: 'partition', target },
});
const named = (part: object) => ({
  ...forecast,
  workload: { ...workload, ...part },
});

describe('request bodies', () => {
  it('pass when they are right', () => {
    expect(parseInput(forecastSchema, forecast)).toEqual(forecast);
    expect(parseInput(operationSchema, operation)).toEqual(operation);
  });

  it('name an entity in one way', () => {
    expect(
      parseInput(streamSchema, { entity: 'Component:Default/Cart' }),
    ).toEqual({ entity: 'component:default/cart' });
  });

  it.each<[string, unknown, string]>([
    ['no body', undefined, 'expected object'],
    ['a list', [], 'expected object'],
    ['no entity', { ...forecast, entityRef: undefined }, 'entityRef'],
    ['no entity ref', { ...forecast, entityRef: 'cart' }, 'entityRef'],
    [
      'an entity ref of two',
      { ...forecast, entityRef: 'a:b/c/d' },
      'entityRef',
    ],
    [
      'an entity ref with NUL',
      { ...forecast, entityRef: 'component:default/ca\u0000rt' },
      'entityRef',
    ],
    [
      'half a character in an entity ref',
      { ...forecast, entityRef: 'component:default/\ud800' },
      'entityRef',
    ],
    ['half a character', named({ cluster: 'east\ud800' }), 'workload.cluster'],
    ['a field too many', { ...forecast, force: true }, 'force'],
    ['an unknown verb', { ...forecast, change: { verb: 'delete' } }, 'verb'],
    [
      'a verb of Object',
      { ...forecast, change: { verb: '__proto__' } },
      'verb',
    ],
    ['no containers', setImage({}), 'must name a container'],
    ['an empty image', setImage({ main: '' }), 'images.main'],
    ['an image with spaces', setImage({ main: 'a b' }), 'images.main'],
    ['an image with a line break', setImage({ main: 'a\nb' }), 'images.main'],
    ['an image that is a number', setImage({ main: 7 }), 'images.main'],
    ['a container name with a slash', setImage({ 'a/b': 'x' }), 'images'],
    ['too many percent', to({ type: 'percent', value: 101 }), 'value'],
    ['negative percent', to({ type: 'percent', value: -1 }), 'value'],
    ['half a pod', to({ type: 'pods', value: 0.5 }), 'value'],
    ['percent as text', to({ type: 'percent', value: '30%' }), 'value'],
    ['an increment', to({ type: 'next', value: 3 }), 'type'],
    ['endless pods', to({ type: 'pods', value: 1e308 }), 'value'],
    ['a path as a name', named({ name: '../../secrets' }), 'workload.name'],
    ['dots as a name', named({ name: '..' }), 'workload.name'],
    ['an encoded path', named({ name: 'a%2fb' }), 'workload.name'],
    ['a name with a NUL', named({ name: 'a\u0000' }), 'workload.name'],
    ['a namespace with a query', named({ namespace: 'a?b' }), 'namespace'],
    ['a namespace in capitals', named({ namespace: 'Shop' }), 'namespace'],
    ['a group with a path', named({ group: 'apps/v1' }), 'workload.group'],
    ['a kind in small letters', named({ kind: 'cloneset' }), 'workload.kind'],
    ['no cluster', named({ cluster: '' }), 'workload.cluster'],
    ['a cluster with a line break', named({ cluster: 'a\nb' }), 'cluster'],
    ['a very long name', named({ name: 'a'.repeat(300) }), 'workload.name'],
    [
      'a rollback to a path',
      {
        ...forecast,
        change: {
          verb: 'rollback',
          revision: 'a/b',
          firstStep: { type: 'pods', value: 1 },
        },
      },
      'revision',
    ],
  ])('are refused with %s', (_, body, problem) => {
    expect(() => parseInput(forecastSchema, body)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(problem),
      }),
    );
  });

  it.each<[string, object, string]>([
    ['no uid', { uid: undefined }, 'uid'],
    ['a uid with NUL', { uid: 'a\u0000' }, 'uid'],
    ['no resourceVersion', { resourceVersion: '' }, 'resourceVersion'],
    ['a short key', { idempotencyKey: 'k' }, 'idempotencyKey'],
    ['a key with spaces', { idempotencyKey: 'a key of 2' }, 'idempotencyKey'],
    ['a negative generation', { generation: -1 }, 'generation'],
  ])('of operations are refused with %s', (_, part, problem) => {
    expect(() =>
      parseInput(operationSchema, { ...operation, ...part }),
    ).toThrow(problem);
  });
});

describe('changes of a SidecarSet', () => {
  const sidecarSet = { ...workload, kind: 'SidecarSet', namespace: '' };
  const asked = (change: object) => ({
    entityRef: 'component:default/mesh',
    workload: sidecarSet,
    change,
  });
  const labels = { 'pilotage.dev/track': 'canary', zone: '' };

  it.each<object>([
    { ...forecast.change, podLabels: labels },
    { verb: 'select-pods', podLabels: labels },
    { verb: 'select-pods', podLabels: {} },
    { verb: 'max-unavailable', target: { type: 'pods', value: 2 } },
    { verb: 'pause-injection' },
    { verb: 'resume-injection' },
  ])('pass: %j', change => {
    expect(parseInput(forecastSchema, asked(change))).toEqual(asked(change));
  });

  it.each<[string, object, string]>([
    ['a label key with spaces', { 'a b': 'x' }, 'podLabels'],
    ['a label key of two prefixes', { 'a/b/c': 'x' }, 'podLabels'],
    ['a label value with a comma', { track: 'a,b' }, 'podLabels.track'],
    ['a label value that is too long', { track: 'a'.repeat(64) }, 'podLabels'],
    ['a label value that is a number', { track: 1 }, 'podLabels.track'],
    [
      'more labels than anybody has',
      Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`l${i}`, 'x'])),
      'at most 20 labels',
    ],
  ])('are refused with %s', (_, podLabels, problem) => {
    expect(() =>
      parseInput(forecastSchema, asked({ verb: 'select-pods', podLabels })),
    ).toThrow(problem);
  });

  it('choose somebody, if they choose at all', () => {
    const change = { ...forecast.change, podLabels: {} };
    expect(() => parseInput(forecastSchema, asked(change))).toThrow(
      'must name a label',
    );
  });
});

describe('queries', () => {
  const diagnosis = {
    entity: 'component:default/cart',
    workload: 'east/apps.kruise.io/CloneSet/shop/cart',
    pod: 'cart-abc12',
    container: 'main',
  };

  it('name a workload', () => {
    expect(parseInput(diagnosisSchema, diagnosis).workload).toEqual({
      ...workload,
      cluster: 'east',
    });
  });

  it.each<[string, object, string]>([
    ['half a workload', { workload: 'east/apps' }, 'workload'],
    ['a workload list', { workload: ['a', 'b'] }, 'workload'],
    ['broken encoding', { workload: '%/b/C/d/e' }, 'workload'],
    ['a path in it', { workload: 'east/apps/Pod/shop/..%2F..' }, 'workload'],
    ['a pod with a path', { pod: '../x' }, 'pod'],
    ['a pod with a selector', { pod: 'a,b=c' }, 'pod'],
    ['no container', { container: '' }, 'container'],
  ])('are refused with %s', (_, part, problem) => {
    expect(() =>
      parseInput(diagnosisSchema, { ...diagnosis, ...part }),
    ).toThrow(problem);
  });

  it.each(['-1', '1.5', 'x', '1e400', ['1', '2']])(
    'are refused with after=%j',
    after => {
      expect(() =>
        parseInput(streamSchema, { entity: 'component:default/cart', after }),
      ).toThrow('after');
    },
  );

  it('of an operation need its id', () => {
    expect(() => parseInput(operationIdSchema, { id: "1' or 1=1" })).toThrow(
      'id',
    );
  });
});
