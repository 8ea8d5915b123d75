import type { NodeOnlineState } from '@pilotage/plugin-cluster-health-common';

/** From, up to and without to; milliseconds since the epoch. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What is stored of one node. */
export interface NodeHistory {
  readonly uid: string;
  /** As it is now. */
  readonly state: NodeOnlineState;
  readonly firstSeen: number;
  /** After this nobody expects it any more. */
  readonly expectedUntil?: number;
  /** Oldest first. Those before the window do not matter. */
  readonly transitions: readonly {
    readonly from: NodeOnlineState;
    readonly to: NodeOnlineState;
    readonly at: number;
  }[];
}

/** Time of all nodes together, in milliseconds, and how many there are. Sums, so that clusters can be added up. */
export interface OnlineTime {
  readonly online: number;
  /** Watched, of what was expected. */
  readonly observed: number;
  readonly expected: number;
  readonly nodes: number;
  readonly gone: number;
}

/**
 * How long nodes were online. A node is expected from when it was first seen until somebody retires it, so a deleted one
 * counts as offline. Time in which nobody watched is expected, but neither online nor observed.
 *
 * @param watched - sorted and apart, see {@link joinIntervals}.
 */
export function onlineTime(options: {
  readonly window: Interval;
  readonly nodes: readonly NodeHistory[];
  readonly watched: readonly Interval[];
}): OnlineTime {
  const { window, watched } = options;
  let online = 0;
  let observed = 0;
  let expected = 0;
  let nodes = 0;
  let gone = 0;
  for (const node of options.nodes) {
    const from = Math.max(window.from, node.firstSeen);
    const to = Math.min(window.to, node.expectedUntil ?? window.to);
    if (to <= from) continue;
    nodes += 1;
    if (node.state === 'gone') gone += 1;
    expected += to - from;
    observed += overlap(watched, { from, to });
    for (const stretch of onlineStretches(node, { from, to })) {
      online += overlap(watched, stretch);
    }
  }
  return { online, observed, expected, nodes, gone };
}

/** Intervals that touch or overlap become one. */
export function joinIntervals(
  intervals: readonly Interval[],
): readonly Interval[] {
  const joined: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (last && next.from <= last.to) {
      joined[joined.length - 1] = {
        from: last.from,
        to: Math.max(last.to, next.to),
      };
    } else if (next.to > next.from) {
      joined.push(next);
    }
  }
  return joined;
}

function onlineStretches(
  { transitions, state }: NodeHistory,
  { from, to }: Interval,
): readonly Interval[] {
  const within = transitions.filter(({ at }) => at > from && at < to);
  const last = [...transitions].reverse().find(({ at }) => at <= from);
  let current = within[0]?.from ?? last?.to ?? state;
  let since = from;
  const stretches: Interval[] = [];
  for (const { at, to: next } of within) {
    if (current === 'online') stretches.push({ from: since, to: at });
    current = next;
    since = at;
  }
  if (current === 'online') stretches.push({ from: since, to });
  return stretches;
}

function overlap(
  intervals: readonly Interval[],
  { from, to }: Interval,
): number {
  let sum = 0;
  for (const interval of intervals) {
    const start = Math.max(interval.from, from);
    const end = Math.min(interval.to, to);
    if (end > start) sum += end - start;
  }
  return sum;
}
