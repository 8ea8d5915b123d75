import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import type { ApplicationLine } from './MatrixCells';
import type { Sight } from './Sight';

/** More pods than any line has. */
const mostPods = 2 ** 24;
/** More applications than any fleet has. */
const mostApplications = 2 ** 24;

/**
 * Lines in the wanted state, worst first, and how many there are. Looks at every line once and sorts numbers, because it runs
 * twice a second for thousands of applications; these must be ranked.
 */
export function worstLines(
  lines: Iterable<ApplicationLine>,
  sight: Sight,
  query: Pick<SidecarFleetQuery, 'state'>,
  limit: number,
): { readonly lines: readonly ApplicationLine[]; readonly total: number } {
  const wanted = query.state && sidecarPodStates.indexOf(query.state);
  const found: ApplicationLine[] = [];
  const weights: number[] = [];
  const seen = sidecarPodStates.map(() => 0);
  for (const line of lines) {
    const states = sight.clear ? line.states : statesOf(line, sight, seen);
    const severity = sight.clear ? severityOfLine(line) : severityOf(states);
    if (severity === 0) continue;
    if (wanted !== undefined && states[wanted] === 0) continue;
    found.push(line);
    weights.push(weigh(severity, line));
  }
  const least = leastOf(weights, limit);
  const worst: { line: ApplicationLine; weight: number }[] = [];
  found.forEach((line, index) => {
    const weight = weights[index]!;
    if (weight >= least) worst.push({ line, weight });
  });
  worst.sort((a, b) => b.weight - a.weight);
  return { lines: worst.map(({ line }) => line), total: found.length };
}

/** Pods by state as they are to be shown, written into `states`. */
function statesOf(
  { cells }: ApplicationLine,
  sight: Sight,
  states: number[],
): number[] {
  states.fill(0);
  for (const cell of cells) {
    const state = sight.stateOf(cell);
    if (state !== -1) states[state]! += cell.pods;
  }
  return states;
}

/** Worked out once for all questions until a pod of the line is counted. */
function severityOfLine(line: ApplicationLine): number {
  if (line.severity === -1) line.severity = severityOf(line.states);
  return line.severity;
}

/** First the worst state, then how many pods are in it; 0 for no pods. */
function severityOf(states: readonly number[]): number {
  for (let state = states.length - 1; state >= 0; state--) {
    const pods = states[state]!;
    if (pods > 0) return state * mostPods + pods;
  }
  return 0;
}

/** Among lines that are equally bad, the application's name decides. */
function weigh(severity: number, { application }: ApplicationLine): number {
  return (
    severity * mostApplications + (mostApplications - 1 - application.rank)
  );
}

/** The weight that so many reach. */
function leastOf(weights: readonly number[], limit: number): number {
  if (weights.length <= limit) return 0;
  const sorted = new Float64Array(weights).sort();
  return sorted[sorted.length - limit]!;
}
