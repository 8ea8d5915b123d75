export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** `5.1× (4.8-5.6)`. */
export function describeRatios(ratios: readonly number[]): string {
  const text = `${median(ratios).toFixed(1)}×`;
  if (ratios.length < 2) return text;
  return `${text} (${Math.min(...ratios).toFixed(1)}-${Math.max(
    ...ratios,
  ).toFixed(1)})`;
}
