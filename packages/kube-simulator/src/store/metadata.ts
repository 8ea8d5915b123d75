import { toTime } from '../apimachinery/time';
import type { Random } from '../apimachinery/random';
import type { ResourceDefinition } from './ResourceDefinition';
import type {
  NewObject,
  PatchOptions,
  StoredMeta,
  StoredObject,
} from './types';

/** Longest name that still leaves room for the suffix of `generateName`. */
const generatedNameBase = 58;

/** The metadata of a new object. What only the server may set is set here, whatever the author wrote. */
export function initialMeta(
  { metadata }: NewObject,
  definition: ResourceDefinition,
  { now, random }: { now: number; random: Random },
): StoredMeta {
  const {
    resourceVersion: _resourceVersion,
    deletionTimestamp: _deletionTimestamp,
    deletionGracePeriodSeconds: _grace,
    managedFields: _managedFields,
    generation: _generation,
    ...given
  } = metadata;
  const name =
    given.name ||
    (given.generateName
      ? given.generateName.slice(0, generatedNameBase) + random.nameSuffix()
      : '');
  return {
    ...given,
    name,
    uid: random.uuid(),
    ...(definition.generation ? { generation: 1 } : {}),
    creationTimestamp: toTime(now),
  } as StoredMeta;
}

/** A new object as its author may make it: the status has its own door, where there is one. */
export function createdObject(
  object: NewObject,
  metadata: StoredMeta,
  { group, versions, kind, subresources }: ResourceDefinition,
): StoredObject {
  const { status, ...rest } = object;
  return {
    ...rest,
    apiVersion: group ? `${group}/${versions[0]}` : versions[0]!,
    kind,
    metadata,
    ...(subresources.includes('status') || status === undefined
      ? {}
      : { status }),
  };
}

/**
 * What an update may store: server-owned metadata stays as it is, and a write through one door leaves what
 * belongs to the other (status, or everything else) untouched.
 */
export function carryOver(
  object: StoredObject,
  current: StoredObject,
  definition: ResourceDefinition,
  subresource: PatchOptions['subresource'],
): StoredObject {
  if (subresource === 'status') {
    return withStatusOf(object, current, definition);
  }
  const kept = current.metadata;
  const metadata: Record<string, unknown> = {
    ...object.metadata,
    uid: kept.uid,
    resourceVersion: kept.resourceVersion,
    creationTimestamp: kept.creationTimestamp,
    generation: kept.generation,
    deletionTimestamp: kept.deletionTimestamp,
    deletionGracePeriodSeconds: kept.deletionGracePeriodSeconds,
    generateName: kept.generateName,
    managedFields: kept.managedFields,
  };
  for (const field of Object.keys(metadata)) {
    if (metadata[field] === undefined) delete metadata[field];
  }
  const draft: Record<string, unknown> = {
    ...object,
    apiVersion: current.apiVersion,
    kind: current.kind,
    metadata,
  };
  if (definition.subresources.includes('status')) {
    if (current.status === undefined) delete draft.status;
    else draft.status = current.status;
  }
  return draft as unknown as StoredObject;
}

function withStatusOf(
  object: StoredObject,
  current: StoredObject,
  definition: ResourceDefinition,
): StoredObject {
  let metadata = current.metadata;
  for (const field of definition.statusMetadata) {
    if (object.metadata[field] !== undefined) {
      metadata = { ...metadata, [field]: object.metadata[field] };
    }
  }
  const { status: _status, ...rest } = current;
  return {
    ...(rest as StoredObject),
    metadata,
    ...(object.status === undefined ? {} : { status: object.status }),
  };
}
