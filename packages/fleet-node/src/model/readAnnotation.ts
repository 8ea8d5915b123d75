/**
 * A JSON map in an annotation. Empty for everything else: anybody may write annotations, and one that cannot be read
 * must not cost us the pod.
 */
export function readAnnotationMap(
  text: string | undefined,
): ReadonlyMap<string, unknown> {
  if (!text) return new Map();
  try {
    const read: unknown = JSON.parse(text);
    return isRecord(read) ? new Map(Object.entries(read)) : new Map();
  } catch {
    return new Map();
  }
}

/** Whether the value is an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
