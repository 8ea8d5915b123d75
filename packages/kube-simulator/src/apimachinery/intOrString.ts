/** `intstr.IntOrString`: a count, or a percentage such as `20%`. */
export type IntOrString = number | string;

/**
 * A count out of `total`, as `intstr.GetScaledValueFromIntOrPercent` has it.
 *
 * @returns undefined for what is neither a number nor a percentage
 */
export function scaledValue(
  value: IntOrString | undefined,
  total: number,
  rounding: 'up' | 'down',
): number | undefined {
  if (typeof value === 'number') return value;
  const percent = /^(\d+)%$/.exec(value ?? '');
  if (!percent) return undefined;
  const exact = (Number(percent[1]) * total) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
}

/** {@link scaledValue} for controllers that ignore the parse error: what cannot be read counts as 0. */
export function scaledValueOrZero(
  ...question: Parameters<typeof scaledValue>
): number {
  return scaledValue(...question) ?? 0;
}
