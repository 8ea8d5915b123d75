/** Any JSON object, read with care. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one when it is none. */
export function asObject(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** The value as a list; an empty one when it is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object with defaults for what is absent; the same reference when nothing is. */
export function withDefaults(object: Json, defaults: Json): Json {
  const missing = Object.keys(defaults).filter(
    key => object[key] === undefined,
  );
  if (missing.length === 0) return object;
  const result: Record<string, unknown> = { ...object };
  for (const key of missing) result[key] = defaults[key];
  return result;
}

/** The object with one field replaced; the same reference when it did not change. */
export function withField(object: Json, field: string, value: unknown): Json {
  return object[field] === value ? object : { ...object, [field]: value };
}

/** The list with every item changed; the same reference when none did. */
export function mapShared(
  list: readonly unknown[],
  change: (item: Json) => Json,
): readonly unknown[] {
  const result = list.map(item => (isObject(item) ? change(item) : item));
  return result.every((item, index) => item === list[index]) ? list : result;
}
