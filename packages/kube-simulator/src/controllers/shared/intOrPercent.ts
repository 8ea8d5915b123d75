/** `intstr.IntOrString`: a count, or a percentage such as `20%`. */
export type IntOrPercent = number | string;

/**
 * A count out of `total`. Anything that is neither a number nor a percentage counts as 0, as controllers that
 * ignore the parse error do.
 */
export function scaledValue(
  value: IntOrPercent | undefined,
  total: number,
  rounding: 'up' | 'down',
): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  const percent = /^(\d+)%$/.exec(value);
  if (!percent) return 0;
  const exact = (Number(percent[1]) * total) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
