import { asObject } from '../resources/json';
import type { InMemoryStore } from '../store/InMemoryStore';
import type { StoredObject, StoreEvent } from '../store/types';

const manager = 'kube-controller-manager';

/**
 * Gives every namespace its default service account, and empties one that is being deleted before letting
 * it go.
 *
 * @returns stops it
 */
export function startNamespaceLifecycle(store: InMemoryStore): () => void {
  const inside = [...store.state.resources].filter(
    ({ namespaced }) => namespaced,
  );
  const welcome = ({ metadata: { name: namespace } }: StoredObject) => {
    const name = 'default';
    if (store.get('serviceaccounts', { namespace, name })) return;
    store.create(
      'serviceaccounts',
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { namespace, name },
      },
      { manager },
    );
  };
  const letGoIfEmpty = (name: string) => {
    const empty = inside.every(
      ({ key }) => store.list(key, { namespace: name }).length === 0,
    );
    const namespace = store.get('namespaces', { name });
    if (!empty || !namespace?.metadata.deletionTimestamp) return;
    store.patch(
      'namespaces',
      { name },
      object => ({
        ...object,
        spec: { ...asObject(object.spec), finalizers: [] },
      }),
      { manager },
    );
  };
  const empty = (namespace: StoredObject) => {
    const { name } = namespace.metadata;
    store.updateStatus(
      'namespaces',
      {
        ...namespace,
        status: { ...asObject(namespace.status), phase: 'Terminating' },
      },
      { manager },
    );
    for (const { key } of inside) {
      for (const object of store.list(key, { namespace: name })) {
        // Collecting one object may have collected this one too.
        if (store.get(key, object.metadata))
          store.delete(key, object.metadata, { manager });
      }
    }
    letGoIfEmpty(name);
  };

  store.list('namespaces').forEach(welcome);
  const ends = [
    store.subscribe('namespaces', event => {
      if (event.type === 'ADDED') welcome(event.object);
      if (startsTerminating(event)) empty(event.object);
    }),
    ...inside.map(({ key }) =>
      store.subscribe(key, event => {
        const { namespace } = event.object.metadata;
        if (event.type === 'DELETED' && namespace) {
          const home = store.get('namespaces', { name: namespace });
          if (home?.metadata.deletionTimestamp) letGoIfEmpty(namespace);
        }
      }),
    ),
  ];
  return () => ends.forEach(end => end());
}

function startsTerminating(event: StoreEvent): boolean {
  return (
    event.type === 'MODIFIED' &&
    Boolean(event.object.metadata.deletionTimestamp) &&
    !event.previous.metadata.deletionTimestamp
  );
}
