import type { CloneSet } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import { isPodAvailable } from './availability';
import { isOfRevision, lifecycleState, marks } from './marks';

/** Pods of one revision, counted as the controller needs them. */
export interface RevisionCounts {
  readonly total: number;
  /** Not in PreparingDelete. */
  readonly active: number;
  readonly preDeleting: number;
  /** Marked for deletion by label or by `podsToDelete`. */
  readonly toDelete: number;
  /** Active, not marked for deletion, not available. */
  readonly unavailable: number;
}

/** Named to be deleted, by label or by `spec.scaleStrategy.podsToDelete`. */
export function isSpecifiedDelete(cloneSet: CloneSet, pod: Pod): boolean {
  return (
    pod.metadata.labels?.[marks.specifiedDelete] !== undefined ||
    (cloneSet.spec.scaleStrategy?.podsToDelete?.includes(pod.metadata.name) ??
      false)
  );
}

export function countPods(
  cloneSet: CloneSet,
  pods: readonly Pod[],
  updateRevision: string,
  now: number,
): { readonly updated: RevisionCounts; readonly old: RevisionCounts } {
  const zero = {
    total: 0,
    active: 0,
    preDeleting: 0,
    toDelete: 0,
    unavailable: 0,
  };
  const updated = { ...zero };
  const old = { ...zero };
  const minReadySeconds = cloneSet.spec.minReadySeconds ?? 0;
  for (const pod of pods) {
    const counts = isOfRevision(pod, updateRevision) ? updated : old;
    counts.total++;
    if (lifecycleState(pod) === 'PreparingDelete') {
      counts.preDeleting++;
      continue;
    }
    counts.active++;
    if (isSpecifiedDelete(cloneSet, pod)) counts.toDelete++;
    else if (!isPodAvailable(pod, minReadySeconds, now)) counts.unavailable++;
  }
  return { updated, old };
}
