/** Tells whether two list items are the same to strategic merge. */
export type KeyOf = (item: unknown) => unknown;

/**
 * The order of a merged list, as `normalizeElementOrder` of apimachinery decides it: items the patch names
 * come in the patch's order; items only the server has are fitted in between where the live list had them.
 *
 * @param merged - all items
 * @param wanted - keys in the order the patch asks for
 * @param live - keys in the order of the live list
 */
export function elementOrder(
  merged: readonly unknown[],
  wanted: readonly unknown[],
  live: readonly unknown[],
  keyOf: KeyOf,
): unknown[] {
  const rank = (order: readonly unknown[], item: unknown) =>
    order.indexOf(keyOf(item));
  const byRank = (order: readonly unknown[]) => (a: unknown, b: unknown) =>
    rank(order, a) - rank(order, b);
  const named = merged
    .filter(item => rank(wanted, item) >= 0)
    .sort(byRank(wanted));
  const others = merged
    .filter(item => rank(wanted, item) < 0)
    .sort(byRank(live));

  const result: unknown[] = [];
  while (named.length > 0 || others.length > 0) {
    const next = others[0];
    const place = rank(live, next);
    const rival = rank(live, named[0]);
    const otherFirst =
      named.length === 0 ||
      (others.length > 0 && place >= 0 && rival >= 0 && place < rival);
    result.push(otherFirst ? others.shift() : named.shift());
  }
  return result;
}
