import { EventLog } from './EventLog';
import type { ObjectName, StoredObject } from './types';

type ByName = Map<string, StoredObject>;

/** The objects of one resource, with the indexes the store answers from. */
export class Collection {
  readonly log: EventLog;
  readonly #byNamespace = new Map<string, ByName>();
  readonly #byController = new Map<string, ByName>();
  #size = 0;

  constructor(historyLimit: number, version: number) {
    this.log = new EventLog(historyLimit, version);
  }

  get size(): number {
    return this.#size;
  }

  get({ namespace = '', name }: ObjectName): StoredObject | undefined {
    return this.#byNamespace.get(namespace)?.get(name);
  }

  list(namespace?: string): StoredObject[] {
    if (namespace !== undefined) {
      return [...(this.#byNamespace.get(namespace)?.values() ?? [])];
    }
    const all: StoredObject[] = [];
    for (const objects of this.#byNamespace.values()) {
      for (const object of objects.values()) all.push(object);
    }
    return all;
  }

  listControlledBy(uid: string): StoredObject[] {
    return [...(this.#byController.get(uid)?.values() ?? [])];
  }

  set(object: StoredObject, previous: StoredObject | undefined): void {
    const { namespace = '', name } = object.metadata;
    let objects = this.#byNamespace.get(namespace);
    if (!objects) {
      objects = new Map();
      this.#byNamespace.set(namespace, objects);
    }
    objects.set(name, object);
    if (!previous) this.#size++;
    this.#index(object, previous);
  }

  remove(object: StoredObject): void {
    const { namespace = '', name } = object.metadata;
    const objects = this.#byNamespace.get(namespace);
    objects?.delete(name);
    if (objects?.size === 0) this.#byNamespace.delete(namespace);
    this.#size--;
    this.#index(undefined, object);
  }

  #index(
    object: StoredObject | undefined,
    previous: StoredObject | undefined,
  ): void {
    const before = previous && controllerUid(previous);
    const after = object && controllerUid(object);
    if (before && before !== after) {
      const owned = this.#byController.get(before);
      owned?.delete(previous.metadata.uid);
      if (owned?.size === 0) this.#byController.delete(before);
    }
    if (after) {
      let owned = this.#byController.get(after);
      if (!owned) {
        owned = new Map();
        this.#byController.set(after, owned);
      }
      owned.set(object.metadata.uid, object);
    }
  }
}

function controllerUid(object: StoredObject): string | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller)?.uid;
}
