/** A Kubernetes IntOrString: a number of pods, or a share of the replicas such as `20%`. */
export type IntOrPercent = number | string;

export type Rounding = 'up' | 'down';

/** How an {@link IntOrPercent} reads: a share or a number; `undefined` when it is neither. */
export function parseIntOrPercent(
  value: unknown,
): { readonly type: 'pods' | 'percent'; readonly value: number } | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { type: 'pods', value } : undefined;
  }
  const match = typeof value === 'string' ? /^(\d+)(%?)$/.exec(value) : null;
  if (!match) return undefined;
  return {
    type: match[2] === '%' ? 'percent' : 'pods',
    value: Number(match[1]),
  };
}

/**
 * Pods an {@link IntOrPercent} stands for. Integer arithmetic, as the controllers do it: a share of a whole number of
 * pods must not depend on how a fraction is stored.
 *
 * @returns `undefined` when the value cannot be read.
 */
export function scaleIntOrPercent(
  value: unknown,
  total: number,
  rounding: Rounding,
): number | undefined {
  const parsed = parseIntOrPercent(value);
  if (!parsed) return undefined;
  if (parsed.type === 'pods') return parsed.value;
  const hundredths = parsed.value * total;
  return rounding === 'up'
    ? Math.ceil(hundredths / 100)
    : Math.floor(hundredths / 100);
}

/** Whether two values say the same: `0`, `"0"` and `"0%"` do, and so does an absent one when `0` is the default. */
export function sameIntOrPercent(a: unknown, b: unknown): boolean {
  const left = parseIntOrPercent(a ?? 0);
  const right = parseIntOrPercent(b ?? 0);
  if (!left || !right) return false;
  if (left.value === 0 && right.value === 0) return true;
  return left.type === right.type && left.value === right.value;
}
