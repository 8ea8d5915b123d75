/**
 * The cluster whose details are shown: the one in the address, else the one shown so far, else the first. It follows the
 * filter, but not the order: a page must not jump to another cluster because that one got worse.
 */
export function selectCluster(options: {
  readonly asked: string | undefined;
  readonly before: string | undefined;
  /** Names in the order of the table. */
  readonly shown: readonly string[];
}): string | undefined {
  const { asked, before, shown } = options;
  if (asked !== undefined) return asked;
  if (before !== undefined && shown.includes(before)) return before;
  return shown[0];
}
