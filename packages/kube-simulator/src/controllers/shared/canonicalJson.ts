/** Texts of objects seen before. Stored objects are never changed in place, so identity is enough. */
const known = new WeakMap<object, string>();

/** JSON with sorted keys: equal texts mean semantically equal values, whatever the order they were sent in. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  const before = known.get(value);
  if (before !== undefined) return before;
  const text = Array.isArray(value)
    ? `[${value.map(canonicalJson).join(',')}]`
    : `{${Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`)
        .join(',')}}`;
  known.set(value, text);
  return text;
}
