import type {
  CloneSet,
  CloneSetCondition,
  CloneSetStatus,
} from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import { formatLabelSelector } from '../../apimachinery/labelSelector';
import { isPodAvailable, isUpdateReady } from './availability';
import { isOfRevision } from './marks';
import { partitionReplicas } from '../shared/partition';
import type { ActiveRevisions } from './revisions';

/**
 * Status of the pods as they were when the round began; what the round itself did shows in the next one.
 *
 * `currentRevision` becomes the update revision as soon as all pods carry it, ready or not: equal revisions
 * do not mean that an update is done. Two counters are left out when they are zero, the others never.
 */
export function cloneSetStatus(options: {
  cloneSet: CloneSet;
  pods: readonly Pod[];
  revisions: ActiveRevisions;
  conditions: readonly CloneSetCondition[];
  now: number;
}): CloneSetStatus {
  const { cloneSet, pods, revisions, conditions, now } = options;
  const { spec, metadata } = cloneSet;
  const desired = spec.replicas ?? 1;
  const minReadySeconds = spec.minReadySeconds ?? 0;
  const update = revisions.update.name;
  const counts = {
    ready: 0,
    available: 0,
    updated: 0,
    updatedReady: 0,
    updatedAvailable: 0,
  };
  for (const pod of pods) {
    const ready = Number(isUpdateReady(pod, 0, now));
    const available = Number(isPodAvailable(pod, minReadySeconds, now));
    const updated = Number(isOfRevision(pod, update));
    counts.ready += ready;
    counts.available += available;
    counts.updated += updated;
    counts.updatedReady += updated * ready;
    counts.updatedAvailable += updated * available;
  }
  const expected =
    desired - partitionReplicas(spec.updateStrategy?.partition, desired);
  const allUpdated = counts.updated === pods.length && pods.length === desired;
  return {
    observedGeneration: metadata.generation ?? 0,
    replicas: pods.length,
    readyReplicas: counts.ready,
    availableReplicas: counts.available,
    updatedReplicas: counts.updated,
    updatedReadyReplicas: counts.updatedReady,
    ...(counts.updatedAvailable > 0
      ? { updatedAvailableReplicas: counts.updatedAvailable }
      : {}),
    ...(expected > 0 ? { expectedUpdatedReplicas: expected } : {}),
    currentRevision: allUpdated ? update : revisions.current.name,
    updateRevision: update,
    collisionCount: revisions.collisionCount,
    labelSelector: formatLabelSelector(spec.selector),
    ...(conditions.length === 0 ? {} : { conditions }),
  };
}

/** Whether a status is worth writing. Conditions alone are not: OpenKruise 1.8 does not compare them. */
export function statusDiffers(
  before: Partial<CloneSetStatus> | undefined,
  after: CloneSetStatus,
): boolean {
  const compared = [
    'replicas',
    'readyReplicas',
    'availableReplicas',
    'updatedReplicas',
    'updatedReadyReplicas',
    'updatedAvailableReplicas',
    'expectedUpdatedReplicas',
    'currentRevision',
    'updateRevision',
    'labelSelector',
  ] as const;
  return (
    after.observedGeneration > (before?.observedGeneration ?? 0) ||
    compared.some(field => (before?.[field] ?? 0) !== (after[field] ?? 0))
  );
}
