/** Below this share of observed time a rate must be shown as doubtful. */
const trustedCoverage = 0.99;

export function isDoubtful(rate: { readonly coverage: number }): boolean {
  return rate.coverage < trustedCoverage;
}

/**
 * A share in percent, rounded down: 99.997 % of the time is not all of the time.
 *
 * @param share - 0 to 1.
 */
export function formatPercent(
  share: number,
  digits: number,
  language: string,
): string {
  const factor = 10 ** (digits + 2);
  // The hair keeps 0.9993 from becoming 99.92 by the way it is stored.
  const floored = Math.floor(share * factor + 1e-6) / 10 ** digits;
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: floored === 100 ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(floored);
}

/** A whole number as people write it: `1,197`. */
export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}
