import type { ScatterTerm } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';

const hasTerm = (pod: Pod, { key, value }: ScatterTerm) =>
  pod.metadata.labels?.[key] === value;

/** Spreads the pods that carry given labels over the whole order; the most frequent label is spread first. */
export function scatter(
  waiting: readonly Pod[],
  terms: readonly ScatterTerm[],
  pods: readonly Pod[],
): readonly Pod[] {
  if (waiting.length <= 1) return waiting;
  const counted = terms.map(term => ({
    term,
    count: waiting.filter(pod => hasTerm(pod, term)).length,
  }));
  return counted
    .filter(({ count }) => terms.length === 1 || count > 0)
    .sort((a, b) => b.count - a.count)
    .reduce((order, { term }) => scatterBy(order, term, pods), waiting);
}

function scatterBy(
  waiting: readonly Pod[],
  term: ScatterTerm,
  pods: readonly Pod[],
): readonly Pod[] {
  const matched = waiting.filter(pod => hasTerm(pod, term));
  const unmatched = waiting.filter(pod => !hasTerm(pod, term));
  if (matched.length <= 1 || unmatched.length <= 1) return waiting;

  // The last matching pod always closes the order; the others go in groups.
  const last = matched.splice(-1);
  const totalMatched = pods.filter(pod => hasTerm(pod, term)).length - 1;
  const groups = groupsByDensity(
    { matched: totalMatched, unmatched: pods.length - totalMatched - 1 },
    { matched: matched.length, unmatched: unmatched.length },
  );
  const order = unmatched.splice(0, groups.unmatchedFirst);
  for (let group = 0; group < groups.count; group++) {
    order.push(...matched.splice(0, groups.matchedSize));
    order.push(...unmatched.splice(0, groups.unmatchedSize));
  }
  return [...order, ...matched, ...unmatched, ...last];
}

interface Shares {
  readonly matched: number;
  readonly unmatched: number;
}

interface Groups {
  readonly count: number;
  readonly matchedSize: number;
  readonly unmatchedSize: number;
  readonly unmatchedFirst: number;
}

/** Groups as dense as in all pods; if the waiting ones are denser, as dense as those. */
function groupsByDensity(total: Shares, waiting: Shares): Groups {
  const ofWaiting = groupsOf(waiting);
  if (total.unmatched / total.matched >= waiting.unmatched / waiting.matched) {
    return ofWaiting;
  }
  const { matchedSize, unmatchedSize } = groupsOf(total);
  const count = Math.floor(
    Math.min(waiting.matched / matchedSize, waiting.unmatched / unmatchedSize),
  );
  return {
    count,
    matchedSize,
    unmatchedSize,
    unmatchedFirst: waiting.unmatched - count * unmatchedSize,
  };
}

function groupsOf({ matched, unmatched }: Shares): Groups {
  const count = Math.min(matched, unmatched);
  return {
    count,
    matchedSize: Math.round(matched / count),
    unmatchedSize: Math.round(unmatched / count),
    unmatchedFirst: 0,
  };
}
