import type { Collection } from '../store/Collection';
import type { StoredObject } from '../store/types';

/** All objects of a list, at one version, in the order of their keys. */
export interface Snapshot {
  readonly version: number;
  readonly keys: readonly string[];
  readonly objects: readonly StoredObject[];
}

/** How many snapshots are kept for lists read page by page. */
const keptSnapshots = 8;

/**
 * Lists of the past: consistent pages and exact versions. A snapshot is rebuilt by undoing remembered
 * changes, so it can be had for as long as the history reaches, and the last few are kept ready.
 */
export class History {
  readonly #snapshots = new Map<string, Snapshot>();

  /**
   * @param current - version of the latest write
   * @returns undefined when the history does not reach that far back
   */
  snapshot(
    collection: Collection,
    options: {
      key: string;
      namespace?: string;
      version: number;
      current: number;
    },
  ): Snapshot | undefined {
    const id = `${options.key}|${options.namespace ?? ''}|${options.version}`;
    const known = this.#snapshots.get(id);
    if (known) return known;
    const objects =
      options.version >= options.current
        ? collection.list(options.namespace)
        : undo(collection, options.namespace, options.version);
    if (!objects) return undefined;
    const snapshot = sorted(objects, options);
    this.#snapshots.set(id, snapshot);
    for (const oldest of this.#snapshots.keys()) {
      if (this.#snapshots.size <= keptSnapshots) break;
      this.#snapshots.delete(oldest);
    }
    return snapshot;
  }

  forget(): void {
    this.#snapshots.clear();
  }
}

function undo(
  collection: Collection,
  namespace: string | undefined,
  version: number,
): StoredObject[] | undefined {
  const changes = collection.log.since(version);
  if (changes === 'expired') return undefined;
  const objects = new Map(
    collection
      .list(namespace)
      .map(object => [keyOf(object, undefined), object]),
  );
  for (const change of [...changes].reverse()) {
    const inside =
      namespace === undefined || change.object.metadata.namespace === namespace;
    if (!inside) continue;
    const key = keyOf(change.object, undefined);
    if (change.previous) objects.set(key, change.previous);
    else objects.delete(key);
  }
  return [...objects.values()];
}

/** The part of an object's storage key below the list's prefix. */
function keyOf(
  { metadata }: StoredObject,
  namespace: string | undefined,
): string {
  return namespace === undefined && metadata.namespace
    ? `${metadata.namespace}/${metadata.name}`
    : metadata.name;
}

function sorted(
  objects: readonly StoredObject[],
  { namespace, version }: { namespace?: string; version: number },
): Snapshot {
  const entries = objects.map(object => ({
    key: keyOf(object, namespace),
    object,
  }));
  entries.sort((a, b) => {
    if (a.key === b.key) return 0;
    return a.key < b.key ? -1 : 1;
  });
  return {
    version,
    keys: entries.map(entry => entry.key),
    objects: entries.map(entry => entry.object),
  };
}
