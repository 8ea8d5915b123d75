import type {
  Cause,
  CauseSeverity,
} from '@pilotage/plugin-cluster-health-common';

const severities: Record<CauseSeverity, number> = {
  bad: 0,
  warning: 1,
  unknown: 2,
};

/** Whether a cause is seen now on at least one cluster; otherwise it is what was last known. */
export function isCurrent(cause: Pick<Cause, 'clusters'>): boolean {
  return cause.clusters.some(({ current }) => current);
}

/** Causes in the order of the page: the worst, then the widest, then the oldest. */
export function sortCauses(causes: readonly Cause[]): readonly Cause[] {
  return [...causes].sort(
    (a, b) =>
      severities[a.severity] - severities[b.severity] ||
      Number(isCurrent(b)) - Number(isCurrent(a)) ||
      b.count - a.count ||
      a.firstSeen - b.firstSeen ||
      a.key.localeCompare(b.key),
  );
}

/** Causes that show on one of these clusters. */
export function causesOn(
  causes: readonly Cause[],
  clusters: ReadonlySet<string>,
): readonly Cause[] {
  return causes.filter(cause =>
    cause.clusters.some(({ name }) => clusters.has(name)),
  );
}
