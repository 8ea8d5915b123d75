import type { Draft } from './Draft';
import { fencePosts } from './fencePosts';
import { availablePods, isActiveSet, wantedPods } from './replicaSets';

/** How large the newest ReplicaSet may be now: wanted pods of all together stay within `replicas + maxSurge`. */
export function newestReplicas(draft: Draft, present: number): number {
  const { replicas, maxSurge } = fencePosts(draft.deployment);
  if (draft.deployment.spec.strategy?.type === 'Recreate') return replicas;
  const room = replicas + maxSurge - wantedPods(draft.all);
  return room <= 0 ? present : present + Math.min(room, replicas - present);
}

/**
 * One step of a rolling update: the newest ReplicaSet grows as far as surge allows, or else old ones shrink
 * as far as availability allows.
 *
 * @returns whether a ReplicaSet was scaled
 */
export function stepRolling(draft: Draft): boolean {
  return growNewest(draft) || shrinkOld(draft);
}

function growNewest(draft: Draft): boolean {
  const { newest } = draft;
  if (!newest) return false;
  const { replicas } = fencePosts(draft.deployment);
  const present = newest.spec.replicas ?? 1;
  if (present === replicas) return false;
  const wanted = present > replicas ? replicas : newestReplicas(draft, present);
  if (wanted === present) return false;
  draft.scale(newest, wanted);
  return true;
}

function shrinkOld(draft: Draft): boolean {
  const { newest } = draft;
  if (!newest || !draft.old.some(isActiveSet)) return false;
  const { replicas, maxUnavailable } = fencePosts(draft.deployment);
  const minAvailable = replicas - maxUnavailable;
  // Pods of the newest one that are not up yet must not be made up for by shrinking further.
  const newestUnavailable =
    (newest.spec.replicas ?? 1) - (newest.status?.availableReplicas ?? 0);
  const most = wantedPods(draft.all) - minAvailable - newestUnavailable;
  if (most <= 0) return false;
  const unhealthy = shrink(draft, most, set =>
    Math.max(
      (set.spec.replicas ?? 1) - (set.status?.availableReplicas ?? 0),
      0,
    ),
  );
  const spare = availablePods(draft.all) - minAvailable;
  const healthy =
    spare > 0 ? shrink(draft, spare, set => set.spec.replicas ?? 1) : 0;
  return unhealthy + healthy > 0;
}

/** Takes up to `most` pods from the old ReplicaSets, oldest first, from each up to what `share` says. */
function shrink(
  draft: Draft,
  most: number,
  share: (replicaSet: Draft['old'][number]) => number,
): number {
  let taken = 0;
  for (const replicaSet of draft.old) {
    const count = Math.min(most - taken, share(replicaSet));
    if (count <= 0) continue;
    draft.scale(replicaSet, (replicaSet.spec.replicas ?? 1) - count);
    taken += count;
  }
  return taken;
}
