import type { KubeObject, ListWatchSink } from '@pilotage/fleet-node';

/**
 * A sink that only tells what is and what is no more: a relist that lacks an object counts as its removal.
 */
export function keyedSink<T extends KubeObject>(listener: {
  upsert(object: T): void;
  remove(uid: string): void;
  /** Called whenever a list is complete. */
  synced?(): void;
  /** Called with the reason whenever the loop fails. */
  failing?(reason: string): void;
}): ListWatchSink<T> {
  const known = new Set<string>();
  let unseen: Set<string> | undefined;
  const forget = (uid: string) => {
    if (known.delete(uid)) listener.remove(uid);
  };
  return {
    begin() {
      unseen = new Set(known);
    },
    upsert(object) {
      const { uid } = object.metadata;
      known.add(uid);
      unseen?.delete(uid);
      listener.upsert(object);
    },
    remove(object) {
      forget(object.metadata.uid);
    },
    synced() {
      for (const uid of unseen ?? []) forget(uid);
      unseen = undefined;
      listener.synced?.();
    },
    condition(condition) {
      if (condition.state === 'failing') listener.failing?.(condition.reason);
    },
  };
}
