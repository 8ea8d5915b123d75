import { fieldsOf, type FieldType } from '../resources/FieldType';
import { deepEqual } from './deepEqual';

/** A set of field paths in the notation of FieldsV1: `f:` fields, `k:` list map items, `v:` set members. */
export interface FieldSet {
  readonly [step: string]: FieldSet;
}

const leaf: FieldSet = {};

/**
 * The fields of `after` that differ from `before`, as server-side apply tracks them: maps and list maps go
 * deep, atomic lists are one field. Undefined when there are none.
 *
 * @param type - a type of `objectTypes.json`; fields it does not describe are compared as free JSON
 */
export function changedFields(
  before: unknown,
  after: unknown,
  type: FieldType = { form: 'any' },
): FieldSet | undefined {
  if (after === undefined || before === after) return undefined;
  if (type.form === 'list') return changedItems(before, after, type);
  if (!isMap(after)) return deepEqual(before, after) ? undefined : leaf;
  const previous = isMap(before) ? before : undefined;
  const entries: Record<string, FieldSet> = {};
  for (const [name, value] of Object.entries(after)) {
    const changed = changedFields(
      previous?.[name],
      value,
      childType(type, name),
    );
    if (changed) entries[`f:${name}`] = changed;
  }
  return collect(entries, previous === undefined);
}

function changedItems(
  before: unknown,
  after: unknown,
  type: Extract<FieldType, { form: 'list' }>,
): FieldSet | undefined {
  if (!type.mapKeys || !Array.isArray(after)) {
    return deepEqual(before, after) ? undefined : leaf;
  }
  const keys = type.mapKeys;
  const previous = new Map(
    (Array.isArray(before) ? before : []).map(item => [
      itemStep(item, keys),
      item,
    ]),
  );
  const entries: Record<string, FieldSet> = {};
  for (const item of after) {
    const step = itemStep(item, keys);
    if (keys[0] === '*') {
      if (!previous.has(step)) entries[step] = leaf;
    } else {
      const changed = changedFields(previous.get(step), item, type.item);
      if (changed) entries[step] = changed;
    }
  }
  return collect(entries, !Array.isArray(before));
}

/** `.` stands for the map or list itself, owned by who created it. */
function collect(
  entries: Record<string, FieldSet>,
  created: boolean,
): FieldSet | undefined {
  if (created) {
    return Object.keys(entries).length > 0 ? { '.': leaf, ...entries } : leaf;
  }
  return Object.keys(entries).length > 0 ? entries : undefined;
}

/** Defaulted parts of a list map key must be the same before and after, so absence is kept as it is. */
function itemStep(item: unknown, keys: readonly string[]): string {
  if (keys[0] === '*') return `v:${JSON.stringify(item)}`;
  const fields = isMap(item) ? item : {};
  return `k:${JSON.stringify(
    Object.fromEntries(keys.map(key => [key, fields[key]])),
  )}`;
}

function childType(type: FieldType, name: string): FieldType {
  if (type.form === 'map') return type.value;
  if (type.form === 'object')
    return fieldsOf(type.type)?.[name] ?? { form: 'any' };
  return { form: 'any' };
}

/** Both sets together. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  const result: Record<string, FieldSet> = { ...a };
  for (const [step, child] of Object.entries(b)) {
    const other = result[step];
    result[step] = other ? union(other, child) : child;
  }
  return result;
}

/** What of `a` is not in `b`; undefined when nothing is left. */
export function subtract(a: FieldSet, b: FieldSet): FieldSet | undefined {
  const result: Record<string, FieldSet> = {};
  for (const [step, child] of Object.entries(a)) {
    const taken = b[step];
    if (!taken) {
      result[step] = child;
    } else if (Object.keys(child).length > 0) {
      const rest = subtract(child, taken);
      if (rest) result[step] = rest;
    }
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
