import type { Pod } from '../kinds/pod';
import type { SidecarSet, SidecarSetStatus } from '../kinds/sidecarSet';
import { isSettled } from './hotUpgrade';
import { isConsistent, isUpdated } from './podState';
import type { LatestRevision } from './revisions';

/** Counts the pods as they were when the round began; what the round does shows in the next one. */
export function sidecarSetStatus(
  set: SidecarSet,
  pods: readonly Pod[],
  latest: LatestRevision,
): SidecarSetStatus {
  let updated = 0;
  let ready = 0;
  let updatedReady = 0;
  for (const pod of pods) {
    const isNew = Number(isUpdated(set, pod));
    const serves = Number(isConsistent(set, pod) && isSettled(set, pod));
    updated += isNew;
    ready += serves;
    updatedReady += isNew * serves;
  }
  return {
    observedGeneration: set.metadata.generation ?? 0,
    matchedPods: pods.length,
    updatedPods: updated,
    readyPods: ready,
    ...(updatedReady > 0 ? { updatedReadyPods: updatedReady } : {}),
    latestRevision: latest.name,
    collisionCount: latest.collisionCount,
  };
}

/** Whether a status is worth writing. */
export function statusDiffers(
  before: Partial<SidecarSetStatus> | undefined,
  after: SidecarSetStatus,
): boolean {
  if (!before) return true;
  const fields = [
    'matchedPods',
    'updatedPods',
    'readyPods',
    'updatedReadyPods',
    'latestRevision',
    'collisionCount',
  ] as const;
  return (
    after.observedGeneration > (before.observedGeneration ?? 0) ||
    fields.some(field => (before[field] ?? 0) !== (after[field] ?? 0))
  );
}
