import type { InspectionReport } from '@pilotage/plugin-cluster-health-common';

/** Kinds of change between two runs that are worth a word, the worst first. */
export const reportChanges = ['new-fail', 'worse', 'fixed', 'better'] as const;

/** How many checks changed since the run before. */
export function countChanges(
  report: Pick<InspectionReport, 'items'>,
): Readonly<Record<(typeof reportChanges)[number], number>> {
  const counts = { 'new-fail': 0, worse: 0, fixed: 0, better: 0 };
  for (const { change } of report.items) {
    if (change) counts[change] += 1;
  }
  return counts;
}
