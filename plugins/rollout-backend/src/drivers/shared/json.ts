/** A JSON object nobody has checked yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

const nothing: JsonRecord = {};

/** The value as an object; an empty one when it is none. Kubernetes leaves out what is empty. */
export function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : nothing;
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function asNumber(value: unknown, absent: number): number {
  return typeof value === 'number' ? value : absent;
}

/** Milliseconds since the epoch of a Kubernetes timestamp; 0 when it is not one. */
export function asTime(value: unknown): number {
  return Date.parse(asString(value)) || 0;
}
