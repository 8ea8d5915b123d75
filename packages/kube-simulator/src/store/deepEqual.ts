/** Equality of JSON values. Shared references are not looked into. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => deepEqual(item, b[index]))
    );
  }
  if (Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return (
    definedKeys(left).every(key => deepEqual(left[key], right[key])) &&
    definedKeys(right).every(key => left[key] !== undefined)
  );
}

/** A key set to `undefined` does not survive JSON and counts as absent. */
function definedKeys(object: Record<string, unknown>): string[] {
  return Object.keys(object).filter(key => object[key] !== undefined);
}
