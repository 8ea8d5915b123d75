import type {
  InspectionItem,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';

/** Verdicts as a report shows them, the worst first. */
export const verdictsWorstFirst = [
  'fail',
  'warn',
  'unknown',
  'waived',
  'pass',
  'not-applicable',
] as const satisfies readonly ShownVerdict[];

export function verdictOrder(verdict: ShownVerdict): number {
  return verdictsWorstFirst.indexOf(verdict);
}

/** Checks of a report over all pillars, worst first; what closes the serving gate before what does not. */
export function sortItems(
  items: readonly InspectionItem[],
): readonly InspectionItem[] {
  // The sort is stable: within a verdict the report's own order stays.
  return [...items].sort(
    (a, b) =>
      verdictOrder(a.shown) - verdictOrder(b.shown) ||
      Number(b.info.hard) - Number(a.info.hard) ||
      Number(b.change === 'new-fail') - Number(a.change === 'new-fail'),
  );
}

/** Whether nobody needs to look at a check: it is folded away until asked for. */
export function isSettled(item: Pick<InspectionItem, 'shown'>): boolean {
  return item.shown === 'pass' || item.shown === 'not-applicable';
}
