import { deepEqual } from './deepEqual';
import type { ResourceDefinition } from './ResourceDefinition';
import type { PatchOptions, StoredObject } from './types';

/** Raises the generation when the wanted state changed; a status write never does. */
export function countGeneration(
  object: StoredObject,
  current: StoredObject,
  definition: ResourceDefinition,
  subresource: PatchOptions['subresource'],
): StoredObject {
  if (!definition.generation || subresource === 'status') return object;
  if (sameWish(object, current, definition)) return object;
  const generation = (current.metadata.generation ?? 0) + 1;
  return { ...object, metadata: { ...object.metadata, generation } };
}

/** Everything but metadata and status counts as spec, as it does for custom resources. */
function sameWish(
  a: StoredObject,
  b: StoredObject,
  definition: ResourceDefinition,
): boolean {
  const { metadata: before, status: _before, ...left } = a;
  const { metadata: after, status: _after, ...right } = b;
  return (
    deepEqual(left, right) &&
    (!definition.annotationsBumpGeneration ||
      deepEqual(before.annotations, after.annotations))
  );
}

/** Marked for deletion, and nothing waits for it any more. */
export function isReleased(
  { metadata, spec }: StoredObject,
  definition: ResourceDefinition,
): boolean {
  if (!metadata.deletionTimestamp || metadata.finalizers?.length) return false;
  if (definition.key === 'namespaces') {
    return !(spec as { finalizers?: unknown[] } | undefined)?.finalizers
      ?.length;
  }
  return (metadata.deletionGracePeriodSeconds ?? 0) === 0;
}
