import { fieldsOf, type FieldType } from '../../resources/FieldType';
import { asList, isObject, type Json } from '../../resources/json';
import { elementOrder, type KeyOf } from './elementOrder';

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
    } else if (key.startsWith(orderPrefix)) {
      const field = key.slice(orderPrefix.length);
      if (patch[field] === undefined) {
        const live = original[field];
        result[field] = mergeField(live, [], childType(type, field), value);
      }
    } else if (key.startsWith('$')) {
      continue;
    } else if (value === null) {
      delete result[key];
    } else {
      const order = patch[`${orderPrefix}${key}`];
      const live = original[key];
      result[key] = mergeField(live, value, childType(type, key), order);
    }
  }
  return result;
}

/** @param order - what `$setElementOrder` says about the field */
function mergeField(
  live: unknown,
  value: unknown,
  type: FieldType,
  order: unknown,
): unknown {
  if (isObject(value)) return strategicMerge(live, value, type);
  if (Array.isArray(value) && type.form === 'list' && type.mergeKey) {
    const list = {
      live: asList(live),
      patch: value,
      order: Array.isArray(order) ? order : value,
    };
    return mergeList(list, type.mergeKey, type.item);
  }
  return value;
}

function mergeList(
  list: {
    live: readonly unknown[];
    patch: readonly unknown[];
    order: readonly unknown[];
  },
  mergeKey: string,
  itemType: FieldType,
): unknown[] {
  const { live, patch, order } = list;
  const keyOf: KeyOf = item =>
    mergeKey !== '*' && isObject(item) ? item[mergeKey] : item;
  if (patch.some(item => isObject(item) && item[directive] === 'replace')) {
    return patch.filter(
      item => isObject(item) && item[directive] !== 'replace',
    );
  }
  const merged =
    mergeKey === '*'
      ? [...new Set([...live, ...patch])]
      : mergeItems(live, patch, keyOf, itemType);
  return elementOrder(merged, order.map(keyOf), live.map(keyOf), keyOf);
}

function mergeItems(
  live: readonly unknown[],
  patch: readonly unknown[],
  keyOf: KeyOf,
  itemType: FieldType,
): unknown[] {
  const result = [...live];
  for (const item of patch) {
    if (!isObject(item)) continue;
    const at = result.findIndex(existing => keyOf(existing) === keyOf(item));
    if (item[directive] === 'delete') {
      if (at >= 0) result.splice(at, 1);
    } else if (at >= 0) {
      result[at] = strategicMerge(result[at], item, itemType);
    } else {
      result.push(strategicMerge({}, item, itemType));
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
