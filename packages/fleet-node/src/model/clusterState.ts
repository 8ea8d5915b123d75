import type { ClusterState } from '@pilotage/fleet-common';
import type { ListWatchCondition } from '../sync/types';

/** How one loop fares; `resource` is its plural. */
export interface LoopCondition {
  readonly resource: string;
  readonly condition: ListWatchCondition;
  /** The cluster can do without: only its absence from a page would tell. */
  readonly optional: boolean;
}

/** What is known of a cluster, for {@link clusterState}. Times are milliseconds since the epoch. */
export interface ClusterFacts {
  readonly now: number;
  readonly loops: readonly LoopCondition[];
  /** The cluster did not answer when asked for a sign of life. */
  readonly silence?: string;
  /** The last answer of any kind. */
  readonly lastSeen?: number;
}

/** Watches end every minute, so a loop silent for longer has lost its line without being told. */
export const staleAfterMs = 90_000;

/**
 * Derives how well we see a cluster. What it refuses outweighs what is broken, because waiting will not mend it.
 *
 * @param previous - keeps its `since` when the state stays the same.
 */
export function clusterState(
  facts: ClusterFacts,
  previous?: ClusterState,
): ClusterState {
  const next = judge(facts);
  const since = previous?.state === next.state ? previous.since : facts.now;
  return { ...next, since } as ClusterState;
}

type Judgement = ClusterState extends infer S
  ? S extends ClusterState
    ? Omit<S, 'since'>
    : never
  : never;

function judge({ now, loops, silence, lastSeen }: ClusterFacts): Judgement {
  const failing = loops.flatMap(({ resource, condition, optional }) =>
    condition.state === 'failing' && !(optional && condition.status === 403)
      ? [{ resource, ...condition }]
      : [],
  );
  if (silence !== undefined) {
    return { state: 'unreachable', lastSeen, reason: silence };
  }
  const refused = (status: number) =>
    failing.find(loop => loop.status === status);
  const unauthorised = refused(401);
  if (unauthorised) {
    return { state: 'unauthorised', lastSeen, reason: unauthorised.reason };
  }
  const forbidden = refused(403);
  if (forbidden) {
    const { resource, reason } = forbidden;
    return {
      state: 'forbidden',
      lastSeen,
      reason: `list and watch ${resource}: ${reason}`,
    };
  }
  const [broken] = failing;
  if (broken) {
    const { resource, reason } = broken;
    return { state: 'unreachable', lastSeen, reason: `${resource}: ${reason}` };
  }
  if (loops.some(({ condition }) => condition.state === 'syncing')) {
    return { state: 'syncing' };
  }
  const silent = loops.find(
    ({ condition }) =>
      condition.state === 'live' && now - condition.lastSeen > staleAfterMs,
  );
  if (silent?.condition.state === 'live') {
    return {
      state: 'stale',
      lastSeen: silent.condition.lastSeen,
      reason: `no sign of life from the watch of ${silent.resource}`,
    };
  }
  return { state: 'live' };
}
