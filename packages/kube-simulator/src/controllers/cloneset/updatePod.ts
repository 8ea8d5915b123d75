import type { CloneSet } from '../kinds/cloneSet';
import type { ControllerRevision } from '../kinds/controllerRevision';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import type { Action } from '../runtime/actions';
import { isHooked, withHook } from './hooks';
import { inPlaceSpec, type InPlaceSpec } from './inPlaceSpec';
import { markNotReady, startInPlaceUpdate } from './inPlaceUpdate';
import {
  isOfRevision,
  lifecycleState,
  marks,
  withLifecycleState,
} from './marks';
import type { RevisionRef } from './revisions';

interface PodUpdate {
  readonly actions: readonly Action[];
  readonly error?: string;
}

/** Takes one pod to the target revision: in place where strategy and difference allow, else by a new pod. */
export function updatePod(options: {
  cloneSet: CloneSet;
  pod: Pod;
  target: RevisionRef;
  history: readonly ControllerRevision[];
  now: number;
}): PodUpdate {
  const { cloneSet, pod, target, history, now } = options;
  const strategy = cloneSet.spec.updateStrategy;
  const type = strategy?.type ?? 'ReCreate';
  if (type === 'ReCreate') return recreate(cloneSet, pod, target);

  const from = history.find(({ metadata }) => isOfRevision(pod, metadata.name));
  const spec = inPlaceSpec(
    from && { name: from.metadata.name, data: from.data },
    target,
  );
  if (spec) {
    return updateInPlace({
      cloneSet,
      pod,
      now,
      spec: {
        ...spec,
        graceSeconds: strategy?.inPlaceUpdateStrategy?.gracePeriodSeconds ?? 0,
      },
    });
  }
  return type === 'InPlaceOnly'
    ? {
        actions: [],
        error: `find Pod ${pod.metadata.name} update strategy is InPlaceOnly but can not update in-place`,
      }
    : recreate(cloneSet, pod, target);
}

function updateInPlace(options: {
  cloneSet: CloneSet;
  pod: Pod;
  spec: InPlaceSpec;
  now: number;
}): PodUpdate {
  const { cloneSet, pod, spec, now } = options;
  const hook = cloneSet.spec.lifecycle?.inPlaceUpdate;
  const state = lifecycleState(pod);
  const update = (object: Pod): Action => ({
    verb: 'update',
    resource: resources.pods,
    object,
  });
  switch (state) {
    case undefined:
    case 'PreparingNormal':
    case 'Normal':
      if (isHooked(hook, pod)) {
        return {
          actions: [update(withLifecycleState(pod, 'PreparingUpdate', now))],
        };
      }
      break;
    case 'Updated':
      // Without a hook the pod has gone on to Normal before it can be chosen again.
      return {
        actions: hook
          ? [
              update(
                withHook(withLifecycleState(pod, 'PreparingUpdate', now), hook),
              ),
            ]
          : [],
      };
    case 'PreparingUpdate':
      if (isHooked(hook, pod)) return { actions: [] };
      break;
    case 'Updating':
      break;
    default:
      return {
        actions: [],
        error: `not allowed to in-place update pod ${pod.metadata.name} in state ${state}`,
      };
  }
  const unready = markNotReady(pod, now);
  return {
    actions: [
      ...(unready === pod
        ? []
        : [
            {
              verb: 'updateStatus',
              resource: resources.pods,
              object: unready,
            } as const,
          ]),
      update(startInPlaceUpdate(unready, spec, now)),
      {
        verb: 'event',
        about: cloneSet,
        type: 'Normal',
        reason: 'SuccessfulUpdatePodInPlace',
        message: `successfully update pod ${pod.metadata.name} in-place(revision ${spec.revision})`,
      },
    ],
  };
}

/** Only marks the pod; the scale half of the next round deletes it within the budget. */
function recreate(
  cloneSet: CloneSet,
  pod: Pod,
  target: RevisionRef,
): PodUpdate {
  const labels = pod.metadata.labels;
  return {
    actions: [
      ...(labels?.[marks.specifiedDelete] !== undefined
        ? []
        : [
            {
              verb: 'update',
              resource: resources.pods,
              object: {
                ...pod,
                metadata: {
                  ...pod.metadata,
                  labels: { ...labels, [marks.specifiedDelete]: 'true' },
                },
              },
            } as const,
          ]),
      {
        verb: 'event',
        about: cloneSet,
        type: 'Normal',
        reason: 'SuccessfulUpdatePodReCreate',
        message: `successfully patch pod ${pod.metadata.name} specified-delete for update(revision ${target.name})`,
      },
    ],
  };
}
