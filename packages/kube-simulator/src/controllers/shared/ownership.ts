import type { OwnerReference } from '@pilotage/fleet-node';
import type { StoredObject } from '../../store/types';

/** The one owner that manages the object. */
export function controllerOf(object: StoredObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller);
}

/** An ownerReference that makes `owner` the managing controller. */
export function controllerReference(
  owner: StoredObject,
): OwnerReference & { blockOwnerDeletion: true } {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
