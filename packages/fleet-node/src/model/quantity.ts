const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
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

const pattern =
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[eE]([+-]?\d+)|([A-Za-z]{0,2}))$/;

/** A fleet of a million containers asks for a few hundred different quantities. */
const mostRemembered = 4_096;

/**
 * A Kubernetes quantity (`250m`, `1.5Gi`, `2e3`) as a number of units.
 *
 * @returns 0 for none and for what is no quantity: the API server lets neither through.
 * @public
 */
export function quantity(text: string | number | undefined): number {
  if (typeof text === 'number') return text;
  const match = pattern.exec(text?.trim() ?? '');
  if (!match) return 0;
  const [, digits, exponent, suffix = ''] = match;
  const factor =
    exponent === undefined ? factors[suffix] ?? 0 : 10 ** Number(exponent);
  return Number(digits) * factor;
}

/** CPU in thousandths of a core, rounded up as the scheduler does. */
export const cpuMilli = remembered(
  // Binary fractions: 0.1 * 1000 must not become 101.
  text => Math.ceil(Number((quantity(text) * 1000).toPrecision(12))),
);

/** Whole units, for example bytes, rounded up as the scheduler does. */
export const wholeUnits = remembered(text =>
  Math.ceil(Number(quantity(text).toPrecision(15))),
);

function remembered(
  parse: (text: string | number | undefined) => number,
): (text: string | number | undefined) => number {
  const known = new Map<string | number | undefined, number>();
  return text => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= mostRemembered) known.clear();
      value = parse(text);
      known.set(text, value);
    }
    return value;
  };
}
