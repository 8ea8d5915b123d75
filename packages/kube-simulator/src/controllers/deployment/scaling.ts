import type { ReplicaSet } from '../kinds/replicaSet';
import { desiredAnnotation, maxAnnotation } from './annotations';
import type { Draft } from './Draft';
import { fencePosts } from './fencePosts';
import { isActiveSet, wantedPods } from './replicaSets';

/** `spec.replicas` changed since the active ReplicaSets were last scaled. */
export function isScalingEvent(draft: Draft): boolean {
  const { replicas } = fencePosts(draft.deployment);
  return draft.all.filter(isActiveSet).some(({ metadata }) => {
    const desired = metadata.annotations?.[desiredAnnotation];
    return desired !== undefined && Number(desired) !== replicas;
  });
}

/** Brings the ReplicaSets to a changed size: in the middle of a rollout each in proportion to what it has. */
export function scaleAll(draft: Draft): void {
  const { replicas, maxSurge } = fencePosts(draft.deployment);
  const active = draft.all.filter(isActiveSet);
  if (active.length <= 1) {
    const only = active[0] ?? draft.newest ?? draft.old.at(-1);
    if (only && (only.spec.replicas ?? 1) !== replicas)
      draft.scale(only, replicas);
    return;
  }
  if (isSaturated(draft)) {
    for (const old of draft.old.filter(isActiveSet)) draft.scale(old, 0);
    return;
  }
  if (draft.deployment.spec.strategy?.type === 'Recreate') return;

  const toAdd = (replicas > 0 ? replicas + maxSurge : 0) - wantedPods(active);
  // The largest first, it takes what rounding leaves over; of equals the newer grows, the older shrinks.
  const sorted = [...active].reverse().sort((a, b) => sizeOf(b) - sizeOf(a));
  if (toAdd < 0) {
    sorted.splice(
      0,
      sorted.length,
      ...[...active].sort((a, b) => sizeOf(b) - sizeOf(a)),
    );
  }
  let added = 0;
  const shares = sorted.map(replicaSet => {
    const share = shareOf({ draft, replicaSet, toAdd, added });
    added += share;
    return share;
  });
  for (const [index, replicaSet] of sorted.entries()) {
    const leftover = index === 0 ? toAdd - added : 0;
    const size = sizeOf(replicaSet) + (shares[index] ?? 0) + leftover;
    draft.scale(replicaSet, Math.max(size, 0));
  }
}

function sizeOf({ spec }: ReplicaSet): number {
  return spec.replicas ?? 1;
}

function isSaturated({ newest, deployment }: Draft): boolean {
  const { replicas } = fencePosts(deployment);
  return (
    newest !== undefined &&
    sizeOf(newest) === replicas &&
    Number(newest.metadata.annotations?.[desiredAnnotation]) === replicas &&
    (newest.status?.availableReplicas ?? 0) === replicas
  );
}

function shareOf(options: {
  draft: Draft;
  replicaSet: ReplicaSet;
  toAdd: number;
  added: number;
}): number {
  const { draft, replicaSet, toAdd, added } = options;
  const left = toAdd - added;
  if (left === 0) return 0;
  const { replicas, maxSurge } = fencePosts(draft.deployment);
  const size = sizeOf(replicaSet);
  if (replicas === 0) return Math.max(-size, left);
  const before =
    Number(replicaSet.metadata.annotations?.[maxAnnotation] ?? 0) ||
    (draft.deployment.status?.replicas ?? 0);
  if (before === 0) return 0;
  const share = Math.round((size * (replicas + maxSurge)) / before) - size;
  return toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
}
