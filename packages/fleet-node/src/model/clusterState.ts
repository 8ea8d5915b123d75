import type { ClusterState, NotReadable } from '@pilotage/fleet-common';
import type { ListWatchCondition } from '../sync/types';

/** How one loop fares; `resource` is `group/plural`, or the plural alone for the core group. */
export interface LoopCondition {
  readonly resource: string;
  readonly condition: ListWatchCondition;
  /** The cluster is seen without it: what becomes of it is told by {@link notReadable}. */
  readonly optional: boolean;
}

/** What is known of a cluster, for {@link clusterState}. Times are milliseconds since the epoch. */
export interface ClusterFacts {
  readonly now: number;
  /** Loops the cluster can do without have no say. */
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

function judge({ now, silence, lastSeen, ...facts }: ClusterFacts): Judgement {
  const loops = facts.loops.filter(({ optional }) => !optional);
  const failing = loops.flatMap(({ resource, condition }) =>
    condition.state === 'failing' ? [{ resource, ...condition }] : [],
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
  const silent = loops.find(({ condition }) => isSilent(condition, now));
  if (silent?.condition.state === 'live') {
    return {
      state: 'stale',
      lastSeen: silent.condition.lastSeen,
      reason: `no sign of life from the watch of ${silent.resource}`,
    };
  }
  return { state: 'live' };
}

/** What is not read of a cluster although it can be seen, and why. What was never read yet counts as well. */
export function notReadable(
  loops: readonly LoopCondition[],
  now: number,
): NotReadable[] {
  return loops.flatMap(({ resource, optional, condition }) => {
    const reason = optional ? whyNotRead(condition, now) : undefined;
    return reason === undefined ? [] : [{ resource, reason }];
  });
}

function whyNotRead(
  condition: ListWatchCondition,
  now: number,
): string | undefined {
  switch (condition.state) {
    case 'syncing':
      return 'not read yet';
    case 'failing':
      return condition.reason;
    default:
      return isSilent(condition, now)
        ? 'no sign of life from its watch'
        : undefined;
  }
}

function isSilent(condition: ListWatchCondition, now: number): boolean {
  return condition.state === 'live' && now - condition.lastSeen > staleAfterMs;
}
