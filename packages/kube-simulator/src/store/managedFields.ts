import type { ManagedFieldsEntry } from '@pilotage/fleet-node';
import { changedFields, subtract, union, type FieldSet } from './fieldSet';
import type { StoredObject } from './types';

/** Who writes, and how. */
interface Writer {
  readonly manager: string;
  readonly operation: 'Update' | 'Apply';
  readonly subresource: 'status' | 'scale' | undefined;
  /** RFC 3339, whole seconds. */
  readonly time: string;
}

interface Entry extends ManagedFieldsEntry {
  readonly apiVersion: string;
  readonly fieldsType: 'FieldsV1';
}

/** Metadata the API server itself keeps has no manager. */
const managedMetadata = [
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
  'generateName',
] as const;

/**
 * The managedFields after a write: the writer owns what it changed, everybody else loses that.
 *
 * @param type - root type of the object in `objectTypes.json`
 */
export function recordManager(
  before: StoredObject | undefined,
  after: StoredObject,
  writer: Writer,
  type: string,
): readonly ManagedFieldsEntry[] {
  const entries = (before?.metadata.managedFields ?? []) as readonly Entry[];
  const changed = changedFields(
    before && managedPart(before),
    managedPart(after),
    { form: 'object', type },
  );
  if (!changed) return entries;
  const { '.': _root, ...fields } = changed;
  if (Object.keys(fields).length === 0) return entries;

  const own = entries.find(entry => isOwn(entry, writer, after.apiVersion));
  const others = entries
    .filter(entry => entry !== own)
    .flatMap(entry => {
      const rest = subtract(entry.fieldsV1 as FieldSet, fields);
      return rest ? [{ ...entry, fieldsV1: rest }] : [];
    });
  const updated: Entry = {
    manager: writer.manager,
    operation: writer.operation,
    apiVersion: after.apiVersion,
    time: writer.time,
    fieldsType: 'FieldsV1',
    fieldsV1: own ? union(own.fieldsV1 as FieldSet, fields) : fields,
    ...(writer.subresource ? { subresource: writer.subresource } : {}),
  };
  return [...others, updated];
}

function isOwn(entry: Entry, writer: Writer, apiVersion: string): boolean {
  return (
    entry.manager === writer.manager &&
    entry.operation === writer.operation &&
    entry.subresource === writer.subresource &&
    entry.apiVersion === apiVersion
  );
}

function managedPart(object: StoredObject): Record<string, unknown> {
  const { apiVersion: _apiVersion, kind: _kind, metadata, ...rest } = object;
  const kept: Record<string, unknown> = {};
  for (const field of managedMetadata) {
    if (metadata[field] !== undefined) kept[field] = metadata[field];
  }
  return Object.keys(kept).length > 0 ? { metadata: kept, ...rest } : rest;
}
