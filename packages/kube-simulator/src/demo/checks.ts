export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Reads every item of a list; a list that is not there is empty. */
export function checkList<T>(
  value: unknown,
  read: (item: unknown) => T,
): readonly T[] {
  return isList(value) ? value.map(item => read(item)) : [];
}
