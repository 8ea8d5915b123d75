import type {
  InspectionItem,
  InspectionReport,
  ShownVerdict,
  VerdictCounts,
} from '@pilotage/plugin-cluster-health-common';
import { pillars } from '@pilotage/plugin-cluster-health-common';

export function countVerdicts(shown: readonly ShownVerdict[]): VerdictCounts {
  const counts: Record<ShownVerdict, number> = {
    pass: 0,
    warn: 0,
    fail: 0,
    unknown: 0,
    'not-applicable': 0,
    waived: 0,
  };
  for (const verdict of shown) counts[verdict] += 1;
  return counts;
}

/** The counts of each pillar that has checks, in the order of a report. */
export function countPillars(
  items: readonly InspectionItem[],
): InspectionReport['pillars'] {
  return pillars.flatMap(pillar => {
    const ofPillar = items.filter(({ info }) => info.pillar === pillar);
    return ofPillar.length === 0
      ? []
      : [{ pillar, counts: countVerdicts(ofPillar.map(({ shown }) => shown)) }];
  });
}
