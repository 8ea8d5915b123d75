import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import type { ApplicationLine } from './MatrixCells';
import type { Sight } from './Sight';
import { byText } from './tally';

/** More pods than any line has: the worse state counts first, then how many pods are in it. */
const stateWeight = 2 ** 40;

/** Whether an application passes the filters that are about applications. */
export function applicationFilter({
  team,
  text,
}: SidecarFleetQuery): ((line: ApplicationLine) => boolean) | undefined {
  const part = text?.trim().toLocaleLowerCase('en') ?? '';
  if (team === undefined && part === '') return undefined;
  return ({ application }) =>
    (team === undefined || application.owner === team) &&
    (part === '' || application.hasText(part));
}

/**
 * Lines a query finds, worst first, and how many there are. Looks at every cell once and sorts no more than it gives
 * back, because it runs twice a second for thousands of applications.
 */
export function worstLines(
  lines: Iterable<ApplicationLine>,
  sight: Sight,
  query: SidecarFleetQuery,
  limit: number,
): { readonly lines: readonly ApplicationLine[]; readonly total: number } {
  const passes = applicationFilter(query);
  const wanted = query.state && sidecarPodStates.indexOf(query.state);
  const found: { line: ApplicationLine; weight: number }[] = [];
  const states = new Float64Array(sidecarPodStates.length);
  for (const line of lines) {
    if (passes && !passes(line)) continue;
    states.fill(0);
    for (const cell of line.cells) {
      const state = sight.stateOf(cell);
      if (state !== -1) states[state]! += cell.pods;
    }
    const weight = weigh(states);
    if (weight === 0) continue;
    if (wanted !== undefined && states[wanted] === 0) continue;
    found.push({ line, weight });
  }
  const least = leastOf(
    found.map(({ weight }) => weight),
    limit,
  );
  const worst = found
    .filter(({ weight }) => weight >= least)
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        byText(a.line.application.key, b.line.application.key),
    );
  return {
    lines: worst.slice(0, limit).map(({ line }) => line),
    total: found.length,
  };
}

/** 0 for no pods. */
function weigh(states: Float64Array): number {
  for (let state = states.length - 1; state >= 0; state--) {
    if (states[state]! > 0) return state * stateWeight + states[state]!;
  }
  return 0;
}

/** The weight that so many reach. */
function leastOf(weights: readonly number[], limit: number): number {
  if (weights.length <= limit) return 0;
  const sorted = Float64Array.from(weights).sort();
  return sorted[sorted.length - limit]!;
}
