import { Collection } from './Collection';
import { Dispatcher } from './Dispatcher';
import { OwnerIndex } from './OwnerIndex';
import type { ResourceDefinition } from './ResourceDefinition';
import type { ResourceKey, StoredObject, StoreEvent } from './types';

/**
 * The state of a cluster and its history: collections under one growing version, who owns whom, and who
 * wants to hear of changes. Knows nothing about what a write may do.
 */
export class VersionedState {
  readonly owners = new OwnerIndex();
  readonly #definitions = new Map<ResourceKey, ResourceDefinition>();
  readonly #collections = new Map<ResourceKey, Collection>();
  readonly #dispatcher = new Dispatcher();
  #version = 1;

  /** @param historyLimit - changes remembered per resource */
  constructor(resources: readonly ResourceDefinition[], historyLimit: number) {
    for (const definition of resources) {
      this.#definitions.set(definition.key, definition);
      this.#collections.set(
        definition.key,
        new Collection(historyLimit, this.#version),
      );
    }
  }

  /** The resourceVersion of the latest write. */
  get version(): number {
    return this.#version;
  }

  get resources(): Iterable<ResourceDefinition> {
    return this.#definitions.values();
  }

  definition(resource: ResourceKey): ResourceDefinition {
    const definition = this.#definitions.get(resource);
    if (!definition) throw new Error(`The store has no resource ${resource}`);
    return definition;
  }

  collection(resource: ResourceKey): Collection {
    const collection = this.#collections.get(resource);
    if (!collection) throw new Error(`The store has no resource ${resource}`);
    return collection;
  }

  subscribe(
    resource: ResourceKey,
    listener: (event: StoreEvent) => void,
  ): () => void {
    this.definition(resource);
    return this.#dispatcher.subscribe(resource, listener);
  }

  /** Stores the object under the next version. */
  commit(
    resource: ResourceKey,
    object: StoredObject,
    previous: StoredObject | undefined,
  ): StoredObject {
    const stored = this.#stamp(object);
    this.collection(resource).set(stored, previous);
    this.owners.move(resource, stored, previous);
    this.#tell(
      resource,
      previous
        ? { type: 'MODIFIED', object: stored, previous }
        : { type: 'ADDED', object: stored },
    );
    return stored;
  }

  /** Removes the object; its last state carries the version of the removal. */
  remove(
    resource: ResourceKey,
    object: StoredObject,
    previous: StoredObject,
  ): StoredObject {
    const last = this.#stamp(object);
    this.collection(resource).remove(previous);
    this.owners.move(resource, undefined, previous);
    this.#tell(resource, { type: 'DELETED', object: last }, previous);
    return last;
  }

  #stamp(object: StoredObject): StoredObject {
    this.#version++;
    return {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#version) },
    };
  }

  #tell(
    resource: ResourceKey,
    event: StoreEvent,
    previous?: StoredObject,
  ): void {
    this.collection(resource).log.append({
      version: this.#version,
      previous,
      ...event,
    });
    this.#dispatcher.publish(resource, event);
  }
}
