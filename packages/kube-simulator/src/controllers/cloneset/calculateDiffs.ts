import type { CloneSet } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import { scaledValueOrZero } from '../../apimachinery/intOrString';
import { partitionReplicas } from '../shared/partition';
import { countPods, type RevisionCounts } from './podCounts';

/** What stands between the pods there are and the pods there should be. */
export interface CloneSetDiffs {
  readonly scaleUp: number;
  /** How many of them with the old revision; may exceed `scaleUp`. */
  readonly scaleUpOldRevision: number;
  /** `scaleUp` as far as `scaleStrategy.maxUnavailable` allows now. */
  readonly scaleUpLimit: number;
  /** Without the pods already named for deletion. */
  readonly scaleDown: number;
  readonly scaleDownOldRevision: number;
  /** How many ready pods may be deleted now. */
  readonly deleteReadyLimit: number;
  /** Pods still to be moved to the update revision. */
  readonly update: number;
  /** Pods that may be unavailable during the update, surge included. */
  readonly updateMaxUnavailable: number;
}

/** Absolute numbers behind the spec's counts and percentages. */
export function budgetsOf(cloneSet: CloneSet): {
  readonly replicas: number;
  readonly partition: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly scaleMaxUnavailable: number;
} {
  const { updateStrategy, scaleStrategy } = cloneSet.spec;
  const replicas = cloneSet.spec.replicas ?? 1;
  const maxSurge = updateStrategy?.paused
    ? 0
    : scaledValueOrZero(updateStrategy?.maxSurge, replicas, 'up');
  return {
    replicas,
    partition: partitionReplicas(updateStrategy?.partition, replicas),
    maxSurge,
    // Rounded up only without surge: with surge there is another way to make progress.
    maxUnavailable: scaledValueOrZero(
      updateStrategy?.maxUnavailable ?? '20%',
      replicas,
      maxSurge === 0 ? 'up' : 'down',
    ),
    scaleMaxUnavailable:
      scaleStrategy?.maxUnavailable === undefined
        ? Infinity
        : scaledValueOrZero(scaleStrategy.maxUnavailable, replicas, 'up'),
  };
}

/** The arithmetic of a CloneSet: how many pods to create, delete and update in this round. */
export function calculateDiffs(
  cloneSet: CloneSet,
  pods: readonly Pod[],
  updateRevision: string,
  now: number,
): CloneSetDiffs {
  const budgets = budgetsOf(cloneSet);
  const { replicas, partition, maxUnavailable } = budgets;
  const { updated, old } = countPods(cloneSet, pods, updateRevision, now);

  // Never negative: raising the partition moves no pod back (gate CloneSetPartitionRollback is off).
  const oldTooMany = Math.max(old.active - partition, 0);
  const newMissing = Math.max(replicas - partition - updated.active, 0);
  const unavailable =
    updated.preDeleting +
    old.preDeleting +
    updated.unavailable +
    old.unavailable;
  const toDelete = updated.toDelete + old.toDelete;

  const surge = surgeInUse({
    maxSurge: budgets.maxSurge,
    maxUnavailable,
    unavailable,
    updated,
    old,
    update: Math.min(oldTooMany, newMissing),
  });
  const expectedTotal = replicas + surge.total;
  const expectedOld = partition + surge.oldRevision;
  const scaleUp = Math.max(expectedTotal - pods.length, 0);
  const scaleDown = Math.max(pods.length - toDelete - expectedTotal, 0);
  const update = Math.min(oldTooMany, newMissing);

  return {
    scaleUp,
    scaleUpOldRevision: scaleUp > 0 ? Math.max(expectedOld - old.total, 0) : 0,
    scaleUpLimit: Math.min(
      scaleUp,
      Math.max(budgets.scaleMaxUnavailable - unavailable, 0),
    ),
    scaleDown,
    scaleDownOldRevision:
      scaleDown > 0 ? Math.max(old.total - old.toDelete - expectedOld, 0) : 0,
    deleteReadyLimit:
      toDelete > 0 || scaleDown > 0
        ? Math.max(maxUnavailable + pods.length - replicas - unavailable, 0)
        : 0,
    update,
    updateMaxUnavailable:
      update === 0 ? 0 : maxUnavailable + pods.length - replicas,
  };
}

/** How many pods above `replicas` are wanted now: for pods named for deletion, or for the update. */
function surgeInUse(options: {
  maxSurge: number;
  maxUnavailable: number;
  unavailable: number;
  updated: RevisionCounts;
  old: RevisionCounts;
  update: number;
}): { total: number; oldRevision: number } {
  const { maxSurge, maxUnavailable, unavailable, updated, old, update } =
    options;
  if (maxSurge <= 0) return { total: 0, oldRevision: 0 };
  const toDelete = updated.toDelete + old.toDelete;
  const forDeletion = Math.min(
    Math.max(unavailable + toDelete - maxUnavailable, 0),
    toDelete,
  );
  // The larger need wins: one round either scales or updates, never both.
  if (forDeletion < update) {
    return { total: Math.min(maxSurge, update), oldRevision: 0 };
  }
  const total = Math.min(maxSurge, forDeletion);
  return {
    total,
    oldRevision: Math.min(total, Math.max(forDeletion - updated.toDelete, 0)),
  };
}
