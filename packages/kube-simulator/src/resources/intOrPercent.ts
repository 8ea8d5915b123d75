/** An int32 or a text such as `25%`. */
export type IntOrString = number | string;

/**
 * `intstr.GetScaledValueFromIntOrPercent`.
 *
 * @returns undefined for a text that is no percentage
 */
export function scaledValue(
  value: unknown,
  total: number,
  roundUp: boolean,
): number | undefined {
  if (typeof value === 'number') return value;
  const percent = /^([0-9]+)%$/.exec(String(value));
  if (!percent) return undefined;
  const exact = (Number(percent[1]) * total) / 100;
  return roundUp ? Math.ceil(exact) : Math.floor(exact);
}
