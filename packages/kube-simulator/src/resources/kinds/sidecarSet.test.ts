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
  it('says plainly that hot upgrades are not played', () => {
    const { make } = maker();
    expect(() =>
      make('hot', {
        containers: [
          { ...proxy, upgradeStrategy: { upgradeType: 'HotUpgrade' } },
        ],
      }),
    ).toThrow('this simulated cluster does not play hot upgrades');
  });

  it.each<[string, object, object, boolean]>([
    ['the same selector', {}, {}, true],
    ['different values of a label', {}, { selector: app('web') }, false],
    [
      'labels of different keys',
      {},
      { selector: { matchLabels: { tier: 'x' } } },
      true,
    ],
    [
      'a list with the value',
      {},
      { selector: expression('In', 'api', 'web') },
      true,
    ],
    ['a list without it', {}, { selector: expression('In', 'web') }, false],
    [
      'an exclusion of the value',
      {},
      { selector: expression('NotIn', 'api') },
      false,
    ],
    [
      'the absence of the label',
      {},
      { selector: expression('DoesNotExist') },
      false,
    ],
    [
      'another namespace',
      { namespace: 'default' },
      { namespace: 'kube-public' },
      false,
    ],
    [
      'a selector of namespaces that leaves this one out',
      { namespace: 'default' },
      { namespaceSelector: app('web') },
      false,
    ],
    [
      'selectors of namespaces that cannot both hold',
      { namespaceSelector: app('api') },
      { namespaceSelector: app('web') },
      false,
    ],
  ])(
    'may share a container with %s: refused %s',
    (_, first, second, refused) => {
      const { make } = maker();
      make('first', first);
      const write = () => make('second', second);
      if (refused) expect(write).toThrow('already exist in first');
      else expect(write()).toMatchObject({ metadata: { name: 'second' } });
    },
  );

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
