import type { KubeObject } from '../access/kubeObject';

/** What a store of objects tells. */
export interface ObjectStoreOptions {
  /** `before` is `undefined` for a new object, `after` for one that is gone. */
  onChange(before: KubeObject | undefined, after: KubeObject | undefined): void;
}

/** All objects of one kind on one cluster, by uid and by name. */
export class ObjectStore {
  readonly #options: ObjectStoreOptions;
  readonly #objects = new Map<string, KubeObject>();
  readonly #uids = new Map<string, string>();
  /** Uids a list in progress has not named yet. */
  #unseen: Set<string> | undefined;

  constructor(options: ObjectStoreOptions) {
    this.#options = options;
  }

  values(): Iterable<KubeObject> {
    return this.#objects.values();
  }

  get(uid: string): KubeObject | undefined {
    return this.#objects.get(uid);
  }

  named(namespace: string, name: string): KubeObject | undefined {
    const uid = this.#uids.get(`${namespace}/${name}`);
    return uid === undefined ? undefined : this.#objects.get(uid);
  }

  begin(): void {
    this.#unseen = new Set(this.#objects.keys());
  }

  upsert(object: KubeObject): void {
    const { uid, resourceVersion } = object.metadata;
    this.#unseen?.delete(uid);
    const before = this.#objects.get(uid);
    if (before?.metadata.resourceVersion === resourceVersion) return;
    this.#objects.set(uid, object);
    this.#uids.set(nameKey(object), uid);
    this.#options.onChange(before, object);
  }

  remove(object: KubeObject): void {
    this.#unseen?.delete(object.metadata.uid);
    this.#delete(object.metadata.uid);
  }

  synced(): void {
    for (const uid of this.#unseen ?? []) this.#delete(uid);
    this.#unseen = undefined;
  }

  #delete(uid: string): void {
    const before = this.#objects.get(uid);
    if (!before) return;
    this.#objects.delete(uid);
    // A successor of the same name may have arrived first.
    if (this.#uids.get(nameKey(before)) === uid)
      this.#uids.delete(nameKey(before));
    this.#options.onChange(before, undefined);
  }
}

function nameKey({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
