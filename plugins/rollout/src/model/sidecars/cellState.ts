import {
  type SidecarCell,
  type SidecarCounts,
  type SidecarPodState,
  sidecarPodStates,
} from '@pilotage/plugin-rollout-common';

/** Pods of all states together. */
export function podsIn(counts: SidecarCounts): number {
  return Object.values(counts).reduce((sum, pods) => sum + pods, 0);
}

/** States that are there, the worst first. */
export function statesIn(
  counts: SidecarCounts,
): readonly { readonly state: SidecarPodState; readonly pods: number }[] {
  return [...sidecarPodStates]
    .reverse()
    .flatMap(state =>
      counts[state] ? [{ state, pods: counts[state] as number }] : [],
    );
}

/** Adds counts up, state by state. */
export function sumCounts(all: readonly SidecarCounts[]): SidecarCounts {
  const sum: Partial<Record<SidecarPodState, number>> = {};
  for (const counts of all) {
    for (const { state, pods } of statesIn(counts)) {
      sum[state] = (sum[state] ?? 0) + pods;
    }
  }
  return sum;
}

/** Pods of one version among the cells of a row. */
export function countsOf(
  cells: readonly SidecarCell[],
  version: string,
): SidecarCounts {
  return sumCounts(
    cells.flatMap(cell => (cell.version === version ? [cell.counts] : [])),
  );
}
