import type { Random } from '../../apimachinery/random';
import type { CloneSet } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import { nameOf, type Action } from '../runtime/actions';
import { choosePodsToDelete } from '../shared/podOrder';
import { isPodAvailable } from './availability';
import { calculateDiffs, type CloneSetDiffs } from './calculateDiffs';
import { isHooked } from './hooks';
import {
  isOfRevision,
  lifecycleState,
  marks,
  withLifecycleState,
} from './marks';
import { newPod } from './newPod';
import { isSpecifiedDelete } from './podCounts';
import type { ActiveRevisions } from './revisions';

/** What the two halves of a round, scale and update, start from. */
export interface CloneSetRound {
  readonly cloneSet: CloneSet;
  /** Active pods of the CloneSet. */
  readonly pods: readonly Pod[];
  readonly revisions: ActiveRevisions;
  readonly now: number;
  readonly random: Random;
}

/**
 * Pods to create or delete. Where there are any, nothing is updated in the same round.
 *
 * @returns no actions if the number of pods is right, or may not be changed now
 */
export function decideScale(round: CloneSetRound): readonly Action[] {
  const { cloneSet, pods, revisions, now } = round;
  const inPreDelete = pods.filter(
    pod => lifecycleState(pod) === 'PreparingDelete',
  );
  const specified = pods.filter(pod => isSpecifiedDelete(cloneSet, pod));
  const planned = new Set([...inPreDelete, ...specified]);
  const regretted = regretDeletion(round, inPreDelete, planned.size);
  if (regretted.length > 0) return regretted;

  const diffs = calculateDiffs(cloneSet, pods, revisions.update.name, now);
  if (diffs.scaleUp > 0) return createPods(round, diffs);

  const readyToDelete = deletePods(round, inPreDelete);
  if (readyToDelete.length > 0) return readyToDelete;

  const named = specified.filter(
    pod => lifecycleState(pod) !== 'PreparingDelete',
  );
  if (named.length > 0) {
    const actions = deletePods(
      round,
      withinReadyLimit(named, diffs.deleteReadyLimit, now),
    );
    if (actions.length > 0) return actions;
  }
  if (diffs.scaleDown === 0 || planned.size > 0) return [];
  return deletePods(
    round,
    withinReadyLimit(choose(round, diffs), diffs.deleteReadyLimit, now),
  );
}

/** Scaling up again takes back deletions that still wait for their hook. */
function regretDeletion(
  { cloneSet, pods, now }: CloneSetRound,
  inPreDelete: readonly Pod[],
  planned: number,
): readonly Action[] {
  const missing = (cloneSet.spec.replicas ?? 1) - pods.length + planned;
  return inPreDelete
    .filter(pod => !isSpecifiedDelete(cloneSet, pod))
    .slice(0, Math.max(missing, 0))
    .map(pod => ({
      verb: 'update',
      resource: resources.pods,
      object: withLifecycleState(pod, 'PreparingNormal', now),
    }));
}

function createPods(
  { cloneSet, pods, revisions, now, random }: CloneSetRound,
  diffs: CloneSetDiffs,
): readonly Action[] {
  const limited: readonly Action[] =
    diffs.scaleUp > diffs.scaleUpLimit
      ? [
          {
            verb: 'event',
            about: cloneSet,
            type: 'Warning',
            reason: 'ScaleUpLimited',
            message: `scaleUp is limited because of scaleStrategy.maxUnavailable, limit: ${diffs.scaleUpLimit}`,
          },
        ]
      : [];
  const taken = new Set(
    pods.map(pod => pod.metadata.labels?.[marks.instanceId]),
  );
  const created = Array.from({ length: diffs.scaleUpLimit }, (_, index) => {
    let instanceId = random.nameSuffix();
    while (taken.has(instanceId)) {
      instanceId = random.nameSuffix();
    }
    taken.add(instanceId);
    const revision =
      index < diffs.scaleUpOldRevision ? revisions.current : revisions.update;
    const object = newPod({ cloneSet, revision, instanceId, now });
    return [
      { verb: 'create', resource: resources.pods, object },
      {
        verb: 'event',
        about: cloneSet,
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `succeed to create pod ${object.metadata.name}`,
      },
    ] satisfies Action[];
  });
  return [...limited, ...created.flat()];
}

function deletePods(
  { cloneSet, now }: CloneSetRound,
  pods: readonly Pod[],
): readonly Action[] {
  return pods.flatMap((pod): Action[] => {
    if (isHooked(cloneSet.spec.lifecycle?.preDelete, pod)) {
      if (lifecycleState(pod) === 'PreparingDelete') return [];
      return [
        {
          verb: 'update',
          resource: resources.pods,
          object: withLifecycleState(pod, 'PreparingDelete', now),
        },
      ];
    }
    return [
      { verb: 'delete', resource: resources.pods, name: nameOf(pod) },
      {
        verb: 'event',
        about: cloneSet,
        type: 'Normal',
        reason: 'SuccessfulDelete',
        message: `succeed to delete pod ${pod.metadata.name}`,
      },
    ];
  });
}

/** Pods that are not ready cost nothing; of the ready ones no more than the limit. */
function withinReadyLimit(
  pods: readonly Pod[],
  limit: number,
  now: number,
): readonly Pod[] {
  let left = limit;
  return pods.filter(pod => !isPodAvailable(pod, 0, now) || left-- > 0);
}

function choose(
  { pods, revisions }: CloneSetRound,
  { scaleDown, scaleDownOldRevision }: CloneSetDiffs,
): readonly Pod[] {
  const old = pods.filter(pod => !isOfRevision(pod, revisions.update.name));
  const updated = pods.filter(pod => isOfRevision(pod, revisions.update.name));
  const fromOld = Math.min(scaleDown, scaleDownOldRevision);
  return [
    ...choosePodsToDelete(old, fromOld),
    ...choosePodsToDelete(updated, scaleDown - fromOld),
  ];
}
