import type { OwnerReference } from '@pilotage/fleet-node';
import type { InMemoryStore } from '../store/InMemoryStore';
import type { Dependent } from '../store/OwnerIndex';
import type { ResourceKey, StoredObject, StoreEvent } from '../store/types';

const manager = 'kube-controller-manager';
const foreground = 'foregroundDeletion';
const orphan = 'orphan';

class GarbageCollector {
  readonly #store: InMemoryStore;
  readonly #keyOfKind = new Map<string, ResourceKey>();

  constructor(store: InMemoryStore) {
    this.#store = store;
    for (const { group, kind, key } of store.state.resources) {
      this.#keyOfKind.set(`${group}/${kind}`, key);
    }
  }

  hear(key: ResourceKey, event: StoreEvent): void {
    const { object } = event;
    if (event.type === 'DELETED') {
      this.#afterDeletion(object);
    } else if (object.metadata.deletionTimestamp) {
      this.#finish(key, object);
    } else if (event.type === 'ADDED' && object.metadata.ownerReferences) {
      this.#collectIfUnowned({ resource: key, ...placeOf(object) });
    }
  }

  #afterDeletion({ metadata }: StoredObject): void {
    for (const dependent of this.#store.state.owners.dependentsOf(
      metadata.uid,
    )) {
      this.#collectIfUnowned(dependent);
    }
    for (const reference of metadata.ownerReferences ?? []) {
      const owner = this.#owner(reference, metadata.namespace);
      if (owner?.object.metadata.deletionTimestamp)
        this.#finish(owner.key, owner.object);
    }
  }

  #collectIfUnowned(dependent: Dependent): void {
    const object = this.#store.get(dependent.resource, dependent);
    if (!object || object.metadata.uid !== dependent.uid) return;
    const references = object.metadata.ownerReferences ?? [];
    const alive = references.filter(
      reference =>
        !this.#keyOf(reference) || this.#owner(reference, dependent.namespace),
    );
    if (alive.length === 0) {
      this.#store.delete(dependent.resource, dependent, {
        manager,
        preconditions: { uid: dependent.uid },
      });
    } else if (alive.length < references.length) {
      this.#setOwners(dependent, alive);
    }
  }

  /** Does what a finalizer waits for, and takes it away when nothing is left to do. */
  #finish(key: ResourceKey, object: StoredObject): void {
    const { uid, finalizers = [] } = object.metadata;
    const dependents = this.#store.state.owners.dependentsOf(uid);
    if (finalizers.includes(orphan)) {
      for (const dependent of dependents) {
        const owned = this.#store.get(dependent.resource, dependent);
        this.#setOwners(
          dependent,
          (owned?.metadata.ownerReferences ?? []).filter(
            owner => owner.uid !== uid,
          ),
        );
      }
      this.#release(key, object, orphan);
    } else if (finalizers.includes(foreground)) {
      const waiting = dependents.filter(dependent =>
        this.#deleteDependent(dependent, uid),
      );
      if (waiting.length === 0) this.#release(key, object, foreground);
    }
  }

  /** @returns whether the owner must wait for it */
  #deleteDependent(dependent: Dependent, ownerUid: string): boolean {
    const object = this.#store.get(dependent.resource, dependent);
    if (!object) return false;
    const others = (object.metadata.ownerReferences ?? []).filter(
      owner =>
        owner.uid !== ownerUid && this.#owner(owner, dependent.namespace),
    );
    if (others.length > 0) {
      // Somebody else still owns it: it only loses this owner.
      this.#setOwners(dependent, others);
      return false;
    }
    if (!object.metadata.deletionTimestamp) {
      const hasOwn =
        this.#store.state.owners.dependentsOf(dependent.uid).length > 0;
      this.#store.delete(dependent.resource, dependent, {
        manager,
        propagationPolicy: hasOwn ? 'Foreground' : 'Background',
      });
    }
    const left = this.#store.get(dependent.resource, dependent);
    const reference = left?.metadata.ownerReferences?.find(
      owner => owner.uid === ownerUid,
    ) as (OwnerReference & { blockOwnerDeletion?: boolean }) | undefined;
    return reference?.blockOwnerDeletion === true;
  }

  #release(
    key: ResourceKey,
    { metadata }: StoredObject,
    finalizer: string,
  ): void {
    const current = this.#store.get(key, metadata);
    if (!current?.metadata.finalizers?.includes(finalizer)) return;
    this.#store.patch(
      key,
      metadata,
      object => ({
        ...object,
        metadata: {
          ...object.metadata,
          finalizers: object.metadata.finalizers?.filter(
            name => name !== finalizer,
          ),
        },
      }),
      { manager },
    );
  }

  #setOwners(
    dependent: Dependent,
    ownerReferences: readonly OwnerReference[],
  ): void {
    this.#store.patch(
      dependent.resource,
      dependent,
      object => {
        const { ownerReferences: _before, ...metadata } = object.metadata;
        return {
          ...object,
          metadata:
            ownerReferences.length > 0
              ? { ...metadata, ownerReferences }
              : metadata,
        };
      },
      { manager },
    );
  }

  #owner(reference: OwnerReference, namespace: string | undefined) {
    const key = this.#keyOf(reference);
    if (!key) return undefined;
    const { namespaced } = this.#store.definition(key);
    const object = this.#store.get(key, {
      namespace: namespaced ? namespace : undefined,
      name: reference.name,
    });
    return object?.metadata.uid === reference.uid ? { key, object } : undefined;
  }

  /** Undefined for a kind nobody serves; its objects are left alone. */
  #keyOf({ apiVersion, kind }: OwnerReference): ResourceKey | undefined {
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    return this.#keyOfKind.get(`${group}/${kind}`);
  }
}

/**
 * Deletes what has lost its last owner, and plays the part of the two deletion finalizers: `orphan` lets
 * dependents go first, `foregroundDeletion` waits until those that block are gone.
 *
 * @returns stops it
 */
export function startGarbageCollector(store: InMemoryStore): () => void {
  const collector = new GarbageCollector(store);
  const ends = [...store.state.resources].map(({ key }) =>
    store.subscribe(key, event => collector.hear(key, event)),
  );
  return () => ends.forEach(end => end());
}

function placeOf({ metadata: { name, namespace, uid } }: StoredObject) {
  return { name, namespace, uid };
}
