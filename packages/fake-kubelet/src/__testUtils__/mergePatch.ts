/** RFC 7386; when strategic, lists of conditions merge by type as in a pod's or node's status. */
export function mergePatch(
  target: unknown,
  patch: unknown,
  strategic = false,
): unknown {
  if (!isRecord(patch)) return patch;
  const merged: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (strategic && key === 'conditions')
      merged[key] = byType(merged[key], value);
    else merged[key] = mergePatch(merged[key], value, strategic);
  }
  return merged;
}

function byType(before: unknown, patch: unknown): unknown[] {
  const list = (value: unknown) => (value ?? []) as { type: string }[];
  const merged = new Map(list(before).map(entry => [entry.type, entry]));
  for (const entry of list(patch)) {
    merged.set(
      entry.type,
      mergePatch(merged.get(entry.type), entry) as { type: string },
    );
  }
  return [...merged.values()];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
