import type { ResourceDefinition } from './ResourceDefinition';
import { conflict } from './statusErrors';
import type { StoredObject } from './types';

/**
 * Optimistic concurrency: a write that names a resourceVersion or a uid names the present one.
 *
 * @throws ApiError Conflict
 */
export function checkConcurrency(
  { metadata }: StoredObject,
  current: StoredObject,
  definition: ResourceDefinition,
): void {
  const { resourceVersion, uid, name } = metadata;
  if (resourceVersion && resourceVersion !== current.metadata.resourceVersion) {
    throw conflict(definition, name);
  }
  if (uid && uid !== current.metadata.uid) {
    throw conflict(
      definition,
      name,
      `StorageError: invalid object, Code: 4, Key: ${storageKey(
        current,
        definition,
      )}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${
        current.metadata.uid
      }`,
    );
  }
}

/** Where etcd would hold the object; the API server shows it in one refusal. */
function storageKey(
  { metadata }: StoredObject,
  { group, plural, custom }: ResourceDefinition,
): string {
  const parts = [
    custom ? group : '',
    plural,
    metadata.namespace,
    metadata.name,
  ];
  return `/registry/${parts.filter(Boolean).join('/')}`;
}
