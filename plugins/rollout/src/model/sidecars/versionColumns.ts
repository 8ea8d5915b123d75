import type { SidecarVersion } from '@pilotage/plugin-rollout-common';

/** Columns of versions that fit beside each other; the others share one. */
const maxColumns = 5;

/** Which versions get a column of their own, and which share the last. */
export interface VersionColumns {
  readonly shown: readonly SidecarVersion[];
  readonly others: readonly SidecarVersion[];
}

/** Wanted versions first, then those most pods run. */
export function versionColumns(
  versions: readonly SidecarVersion[],
): VersionColumns {
  const sorted = [...versions].sort(
    (a, b) => Number(b.wanted) - Number(a.wanted) || b.pods - a.pods,
  );
  // One more column than allowed needs no "other".
  const count = sorted.length <= maxColumns + 1 ? sorted.length : maxColumns;
  return { shown: sorted.slice(0, count), others: sorted.slice(count) };
}
