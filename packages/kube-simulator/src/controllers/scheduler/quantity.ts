const suffixes: Record<string, number> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A `resource.Quantity` in its base unit: cores, bytes, pieces. Unreadable ones count as 0. */
export function quantity(value: string | number | undefined): number {
  if (value === undefined) return 0;
  const parts = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([a-zA-Z]{0,2})$/.exec(
    String(value),
  );
  const factor = suffixes[parts?.[2] ?? ''];
  const number = Number(parts?.[1]);
  return factor === undefined || Number.isNaN(number) ? 0 : number * factor;
}
