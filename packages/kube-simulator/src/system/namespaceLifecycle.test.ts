import { configMap, pod, testStore } from '../__testUtils__/objects';
import { startNamespaceLifecycle } from './namespaceLifecycle';

function withNamespace() {
  const { store } = testStore();
  startNamespaceLifecycle(store);
  store.create('namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  return store;
}

describe('namespace lifecycle', () => {
  it('gives a namespace its name as a label and a service account', () => {
    const store = withNamespace();
    expect(store.get('namespaces', { name: 'shop' })?.metadata.labels).toEqual({
      'kubernetes.io/metadata.name': 'shop',
    });
    expect(
      store.get('serviceaccounts', { namespace: 'shop', name: 'default' }),
    ).toBeDefined();
  });

  it('empties a namespace before it goes, waiting for its pods', () => {
    const store = withNamespace();
    store.create('configmaps', configMap('c', { namespace: 'shop' }));
    store.create(
      'pods',
      pod('p', {
        metadata: { namespace: 'shop' },
        spec: { nodeName: 'node-1' },
      }),
    );
    store.delete('namespaces', { name: 'shop' });
    expect(store.get('namespaces', { name: 'shop' })?.status).toEqual({
      phase: 'Terminating',
    });
    expect(store.list('configmaps', { namespace: 'shop' })).toEqual([]);
    expect(() =>
      store.create('configmaps', configMap('late', { namespace: 'shop' })),
    ).toThrow('because it is being terminated');

    store.delete(
      'pods',
      { namespace: 'shop', name: 'p' },
      { gracePeriodSeconds: 0 },
    );
    expect(store.get('namespaces', { name: 'shop' })).toBeUndefined();
  });
});
