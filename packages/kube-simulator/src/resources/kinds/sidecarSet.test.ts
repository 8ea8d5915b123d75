import { testStore } from '../../__testUtils__/objects';
import { contentHash } from '../../sidecars/hash';

const key = 'sidecarsets.apps.kruise.io';
const proxy = { name: 'proxy', image: 'proxy:1' };

function maker() {
  const { store } = testStore();
  const make = (name: string, spec: object = {}) =>
    store.create(key, {
      apiVersion: 'apps.kruise.io/v1alpha1',
      kind: 'SidecarSet',
      metadata: { name },
      spec: {
        selector: { matchLabels: { app: 'api' } },
        containers: [proxy],
        ...spec,
      },
    });
  return { store, make };
}

const app = (value: string) => ({ matchLabels: { app: value } });
const expression = (operator: string, ...values: string[]) => ({
  matchExpressions: [{ key: 'app', operator, values }],
});

describe('SidecarSet', () => {
  it.each<[string, object, object]>([
    ['the same selector', {}, {}],
    [
      'labels of different keys',
      {},
      { selector: { matchLabels: { tier: 'x' } } },
    ],
    ['a list with the value', {}, { selector: expression('In', 'api', 'web') }],
  ])('may not share a container with %s', (_, first, second) => {
    const { make } = maker();
    make('first', first);
    expect(() => make('second', second)).toThrow('already exist in first');
  });

  it.each<[string, object, object]>([
    ['different values of a label', {}, { selector: app('web') }],
    ['a list without the value', {}, { selector: expression('In', 'web') }],
    ['an exclusion of the value', {}, { selector: expression('NotIn', 'api') }],
    ['the absence of the label', {}, { selector: expression('DoesNotExist') }],
    [
      'another namespace',
      { namespace: 'default' },
      { namespace: 'kube-public' },
    ],
    [
      'a selector of namespaces that leaves this one out',
      { namespace: 'default' },
      { namespaceSelector: app('web') },
    ],
    [
      'selectors of namespaces that cannot both hold',
      { namespaceSelector: app('api') },
      { namespaceSelector: app('web') },
    ],
  ])('may share a container with %s', (_, first, second) => {
    const { make } = maker();
    make('first', first);
    expect(make('second', second)).toMatchObject({
      metadata: { name: 'second' },
    });
  });

  it('refuses different volumes of one name', () => {
    const { make } = maker();
    make('first', { volumes: [{ name: 'v', emptyDir: {} }] });
    expect(() =>
      make('second', {
        containers: [{ name: 'other', image: 'other:1' }],
        volumes: [{ name: 'v', hostPath: { path: '/v' } }],
      }),
    ).toThrow('volume v is in conflict with sidecarset first');
  });

  it('refuses a mount of a volume that is not there', () => {
    const { make } = maker();
    expect(() =>
      make('m', {
        containers: [
          { ...proxy, volumeMounts: [{ name: 'v', mountPath: '/v' }] },
        ],
      }),
    ).toThrow('spec.containers[0].volumeMounts[0].name: Not found: "v"');
  });
});

describe('contentHash', () => {
  const init = { name: 'init', image: 'init:1' };
  const native = { ...init, restartPolicy: 'Always' };

  it('counts init containers only where one is a native sidecar', () => {
    const plain = contentHash({ containers: [proxy] });
    expect(contentHash({ containers: [proxy], initContainers: [init] })).toBe(
      plain,
    );
    expect(
      contentHash({ containers: [proxy], initContainers: [native] }),
    ).not.toBe(plain);
  });

  it('does not count volumes', () => {
    expect(contentHash({ containers: [proxy], volumes: [{ name: 'v' }] })).toBe(
      contentHash({ containers: [proxy] }),
    );
  });
});
