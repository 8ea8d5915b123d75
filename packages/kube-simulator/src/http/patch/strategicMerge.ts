import { fieldsOf, type FieldType } from '../../resources/FieldType';
import { isObject, type Json } from '../../resources/json';

const directive = '$patch';
const orderPrefix = '$setElementOrder/';
const deletePrefix = '$deleteFromPrimitiveList/';
const retainKeys = '$retainKeys';

/**
 * Strategic merge: like a merge patch, but lists that have a merge key are merged item by item, and the
 * directives `$patch`, `$retainKeys`, `$setElementOrder` and `$deleteFromPrimitiveList` are obeyed.
 *
 * @param type - where the object is in `objectTypes.json`
 */
export function strategicMerge(
  target: unknown,
  patch: Json,
  type: FieldType,
): Json {
  const original: Json = isObject(target) ? target : {};
  if (patch[directive] === 'replace') return withoutDirectives(patch);
  if (patch[directive] === 'delete') return {};
  const result: Record<string, unknown> = retained(original, patch);
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(deletePrefix)) {
      const field = key.slice(deletePrefix.length);
      result[field] = without(result[field], value);
    } else if (key.startsWith('$')) {
      continue;
    } else if (value === null) {
      delete result[key];
    } else {
      result[key] = mergeField(result[key], value, childType(type, key));
    }
  }
  for (const [key, order] of Object.entries(patch)) {
    if (!key.startsWith(orderPrefix)) continue;
    const field = key.slice(orderPrefix.length);
    result[field] = reorder(result[field], order, childType(type, field));
  }
  return result;
}

function mergeField(target: unknown, value: unknown, type: FieldType): unknown {
  if (isObject(value)) return strategicMerge(target, value, type);
  if (Array.isArray(value) && type.form === 'list' && type.mergeKey) {
    return mergeList(
      Array.isArray(target) ? target : [],
      value,
      type,
      type.mergeKey,
    );
  }
  return value;
}

function mergeList(
  target: readonly unknown[],
  patch: readonly unknown[],
  type: Extract<FieldType, { form: 'list' }>,
  mergeKey: string,
): unknown[] {
  if (mergeKey === '*') return [...new Set([...target, ...patch])];
  if (patch.some(item => isObject(item) && item[directive] === 'replace')) {
    return patch.filter(
      item => isObject(item) && item[directive] !== 'replace',
    );
  }
  const result = [...target];
  for (const item of patch) {
    if (!isObject(item)) continue;
    const at = result.findIndex(
      existing => isObject(existing) && existing[mergeKey] === item[mergeKey],
    );
    if (item[directive] === 'delete') {
      if (at >= 0) result.splice(at, 1);
    } else if (at >= 0) {
      result[at] = strategicMerge(result[at], item, type.item);
    } else {
      result.push(strategicMerge({}, item, type.item));
    }
  }
  return result;
}

function retained(original: Json, patch: Json): Record<string, unknown> {
  const keys = patch[retainKeys];
  if (!Array.isArray(keys)) return { ...original };
  return Object.fromEntries(
    Object.entries(original).filter(([key]) => keys.includes(key)),
  );
}

function without(target: unknown, removed: unknown): unknown {
  return Array.isArray(target) && Array.isArray(removed)
    ? target.filter(item => !removed.includes(item))
    : target;
}

/** Items named in the order come in that order; the others stay behind where they were. */
function reorder(target: unknown, order: unknown, type: FieldType): unknown {
  if (!Array.isArray(target) || !Array.isArray(order)) return target;
  const mergeKey = type.form === 'list' ? type.mergeKey : undefined;
  const keyOf = (item: unknown) =>
    mergeKey && mergeKey !== '*' && isObject(item) ? item[mergeKey] : item;
  const wanted = order.map(keyOf);
  const rank = (item: unknown) => {
    const at = wanted.indexOf(keyOf(item));
    return at < 0 ? wanted.length : at;
  };
  return [...target].sort((a, b) => rank(a) - rank(b));
}

function withoutDirectives(patch: Json): Json {
  return Object.fromEntries(
    Object.entries(patch).filter(([key]) => !key.startsWith('$')),
  );
}

function childType(type: FieldType, name: string): FieldType {
  if (type.form === 'map') return type.value;
  if (type.form === 'object')
    return fieldsOf(type.type)?.[name] ?? { form: 'any' };
  return { form: 'any' };
}
