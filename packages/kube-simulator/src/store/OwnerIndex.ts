import type { OwnerReference } from '@pilotage/fleet-node';
import type { ObjectName, ResourceKey, StoredObject } from './types';

/** An object that names an owner. */
export interface Dependent extends ObjectName {
  readonly resource: ResourceKey;
  readonly uid: string;
}

const none: readonly OwnerReference[] = [];

/** Who names whom as owner, across all resources: what garbage collection walks. */
export class OwnerIndex {
  readonly #byOwner = new Map<string, Map<string, Dependent>>();

  dependentsOf(uid: string): Dependent[] {
    return [...(this.#byOwner.get(uid)?.values() ?? [])];
  }

  move(
    resource: ResourceKey,
    object: StoredObject | undefined,
    previous: StoredObject | undefined,
  ): void {
    const before = previous?.metadata.ownerReferences ?? none;
    const after = object?.metadata.ownerReferences ?? none;
    if (before === after) return;
    for (const { uid } of before) {
      const dependents = this.#byOwner.get(uid);
      dependents?.delete(previous!.metadata.uid);
      if (dependents?.size === 0) this.#byOwner.delete(uid);
    }
    for (const { uid } of after) {
      let dependents = this.#byOwner.get(uid);
      if (!dependents) {
        dependents = new Map();
        this.#byOwner.set(uid, dependents);
      }
      const { name, namespace, uid: dependentUid } = object!.metadata;
      dependents.set(dependentUid, {
        resource,
        namespace,
        name,
        uid: dependentUid,
      });
    }
  }
}
