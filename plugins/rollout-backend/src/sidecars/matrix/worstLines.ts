import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import type { ApplicationLine } from './MatrixCells';
import type { Sight } from './Sight';

/** More pods than any line has. */
const mostPods = 2 ** 24;
/** More applications than any fleet has. */
const mostApplications = 2 ** 24;

/**
 * Lines in the wanted state, worst first, and how many there are. Looks at every line once and sorts numbers, and makes
 * next to nothing the collector has to clear away, because it runs twice a second for thousands of applications; these must
 * be ranked.
 */
export function worstLines(
  lines: ReadonlySet<ApplicationLine>,
  sight: Sight,
  query: Pick<SidecarFleetQuery, 'state'>,
  limit: number,
): { readonly lines: readonly ApplicationLine[]; readonly total: number } {
  const wanted = query.state && sidecarPodStates.indexOf(query.state);
  const weights = new Float64Array(lines.size);
  const seen = sidecarPodStates.map(() => 0);
  let total = 0;
  let index = 0;
  for (const line of lines) {
    const weight = weigh(line, sight, wanted, seen);
    if (weight > 0) total += 1;
    weights[index] = weight;
    index += 1;
  }
  const least = leastOf(weights, Math.min(total, limit));
  const worst: { line: ApplicationLine; weight: number }[] = [];
  index = 0;
  for (const line of lines) {
    const weight = weights[index]!;
    index += 1;
    if (weight >= least) worst.push({ line, weight });
  }
  worst.sort((a, b) => b.weight - a.weight);
  return { lines: worst.map(({ line }) => line), total };
}

/** How bad a line is; among those that are equally bad, the application's name decides. 0 when it is not asked for. */
function weigh(
  line: ApplicationLine,
  sight: Sight,
  wanted: number | undefined,
  seen: number[],
): number {
  const states = sight.clear ? line.states : statesOf(line, sight, seen);
  const severity = sight.clear ? severityOfLine(line) : severityOf(states);
  if (severity === 0 || (wanted !== undefined && states[wanted] === 0))
    return 0;
  const { rank } = line.application;
  return severity * mostApplications + (mostApplications - 1 - rank);
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

/** The weight that so many reach; more than any when nobody should. */
function leastOf(weights: Float64Array, many: number): number {
  if (many === 0) return Infinity;
  const sorted = weights.slice().sort();
  return sorted[sorted.length - many]!;
}
