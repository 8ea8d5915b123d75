import type {
  Cause,
  CauseSeverity,
} from '@pilotage/plugin-cluster-health-common';
import type { FoundCause } from '../causes';
import type { CauseTimes } from '../live/CauseMemory';

const maxAffected = 20;

const severities: readonly CauseSeverity[] = ['bad', 'unknown', 'warning'];

/** When a cause was seen on a cluster. */
export type TimesOf = (cluster: string, key: string) => CauseTimes;

/**
 * Causes of several clusters as one list, the worst and widest first: what has the same key is one cause, however many
 * clusters it shows on.
 */
export function mergeCauses(
  found: readonly FoundCause[],
  timesOf: TimesOf,
): readonly Cause[] {
  const byKey = new Map<string, FoundCause[]>();
  for (const cause of found) {
    const same = byKey.get(cause.key);
    if (same) same.push(cause);
    else byKey.set(cause.key, [cause]);
  }
  return [...byKey.values()]
    .map(same => mergeOne(same, timesOf))
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        b.count - a.count ||
        (a.key < b.key ? -1 : 1),
    );
}

function mergeOne(same: readonly FoundCause[], timesOf: TimesOf): Cause {
  // What it says comes from where it is seen now and is worst.
  const [first] = [...same].sort(
    (a, b) =>
      Number(isCurrent(b)) - Number(isCurrent(a)) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      b.count - a.count,
  ) as [FoundCause, ...FoundCause[]];
  const clusters = same
    .flatMap(cause => cause.clusters)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const times = clusters.map(({ name }) => timesOf(name, first.key));
  return {
    ...first,
    clusters,
    count: same.reduce((sum, { count }) => sum + count, 0),
    affected: same.flatMap(({ affected }) => affected).slice(0, maxAffected),
    evidence: same.flatMap(({ evidence }) => evidence).slice(0, maxAffected),
    firstSeen: Math.min(...times.map(({ firstSeen }) => firstSeen)),
    lastSeen: Math.max(...times.map(({ lastSeen }) => lastSeen)),
    returns: Math.max(...times.map(({ returns }) => returns)),
  };
}

function isCurrent({ clusters }: FoundCause): boolean {
  return clusters.some(({ current }) => current);
}
