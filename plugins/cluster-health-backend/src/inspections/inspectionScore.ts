import type {
  InspectionScore,
  Pillar,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';

/** How much of the score each pillar is worth, when anything of it could be judged. */
export const pillarWeights: Readonly<Record<Pillar, number>> = {
  'control-plane': 25,
  backup: 15,
  certificates: 10,
  parameters: 5,
  nodes: 20,
  workloads: 15,
  disruption: 10,
  capacity: 10,
  network: 5,
  security: 5,
  visibility: 5,
};

/** A failing hard check caps the score here, however well the rest does. */
const hardCap = 49;

/** What a verdict costs its check. What somebody accepts costs as much as a warning: it is still there. */
const penalties: Partial<Record<ShownVerdict, number>> = {
  pass: 0,
  warn: 0.5,
  waived: 0.5,
  fail: 1,
};

interface Scored {
  readonly pillar: Pillar;
  readonly hard: boolean;
  readonly shown: ShownVerdict;
}

/**
 * 100 minus the weighted penalties: within a pillar all checks that could be judged count alike, and the pillars by their
 * weight. What is unknown counts neither way and lowers the coverage; what does not apply counts nowhere.
 */
export function inspectionScore(items: readonly Scored[]): InspectionScore {
  const applicable = items.filter(({ shown }) => shown !== 'not-applicable');
  const judged = applicable.filter(({ shown }) => shown !== 'unknown');
  const coverage =
    applicable.length === 0 ? 0 : judged.length / applicable.length;
  if (judged.length === 0) return { score: undefined, coverage };

  const byPillar = new Map<Pillar, number[]>();
  for (const { pillar, shown } of judged) {
    const penalty = penalties[shown] ?? 0;
    byPillar.set(pillar, [...(byPillar.get(pillar) ?? []), penalty]);
  }
  let weights = 0;
  let lost = 0;
  for (const [pillar, costs] of byPillar) {
    weights += pillarWeights[pillar];
    const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
    lost += pillarWeights[pillar] * mean;
  }
  const score = Math.round(100 * (1 - lost / weights));
  const capped = judged.some(({ hard, shown }) => hard && shown === 'fail');
  return { score: capped ? Math.min(score, hardCap) : score, coverage };
}
