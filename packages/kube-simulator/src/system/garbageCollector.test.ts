import { configMap, testStore } from '../__testUtils__/objects';
import type { StoredObject } from '../store/types';
import { startGarbageCollector } from './garbageCollector';

const here = (name: string) => ({ namespace: 'default', name });

const ownedBy = (...owners: StoredObject[]) => ({
  ownerReferences: owners.map(({ kind, metadata }) => ({
    apiVersion: 'v1',
    kind,
    name: metadata.name,
    uid: metadata.uid,
    blockOwnerDeletion: true,
  })),
});

function family() {
  const { store } = testStore();
  startGarbageCollector(store);
  const parent = store.create('configmaps', configMap('parent'));
  const other = store.create('configmaps', configMap('other'));
  const child = store.create('configmaps', configMap('child', ownedBy(parent)));
  store.create('configmaps', configMap('grandchild', ownedBy(child)));
  store.create('configmaps', configMap('shared', ownedBy(parent, other)));
  const names = () =>
    store.list('configmaps').map(({ metadata }) => metadata.name);
  return { store, names };
}

describe('garbage collector', () => {
  it.each(['Background', 'Foreground'] as const)(
    'deletes with policy %s what has no owner left, down to the last generation',
    propagationPolicy => {
      const { store, names } = family();
      store.delete('configmaps', here('parent'), { propagationPolicy });
      expect(names()).toEqual(['other', 'shared']);
      expect(
        store.get('configmaps', here('shared'))?.metadata.ownerReferences,
      ).toHaveLength(1);
    },
  );

  it('leaves orphans alone', () => {
    const { store, names } = family();
    store.delete('configmaps', here('parent'), { propagationPolicy: 'Orphan' });
    expect(names()).toEqual(['other', 'child', 'grandchild', 'shared']);
    expect(
      store.get('configmaps', here('child'))?.metadata.ownerReferences,
    ).toBeUndefined();
  });

  it('waits with policy Foreground for a dependent that has a finalizer', () => {
    const { store } = family();
    store.patch('configmaps', here('child'), object => ({
      ...object,
      metadata: { ...object.metadata, finalizers: ['example.com/keep'] },
    }));
    store.delete('configmaps', here('parent'), {
      propagationPolicy: 'Foreground',
    });
    expect(
      store.get('configmaps', here('parent'))?.metadata.finalizers,
    ).toEqual(['foregroundDeletion']);
    store.patch('configmaps', here('child'), object => ({
      ...object,
      metadata: { ...object.metadata, finalizers: [] },
    }));
    expect(store.get('configmaps', here('parent'))).toBeUndefined();
  });

  it('collects what is born without a living owner', () => {
    const { store, names } = family();
    const gone = {
      kind: 'ConfigMap',
      metadata: { name: 'gone', uid: 'nobody' },
    };
    store.create(
      'configmaps',
      configMap('late', ownedBy(gone as StoredObject)),
    );
    expect(names()).not.toContain('late');
  });
});
