import type { CloneSet } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import type { Action } from '../runtime/actions';
import { withCondition } from '../shared/podState';
import { toTime } from '../../apimachinery/time';
import { isAllHooked } from './hooks';
import { isInPlaceUpdateComplete } from './inPlaceCompletion';
import { finishGracePeriod } from './inPlaceUpdate';
import {
  hasGate,
  isOfRevision,
  lifecycleState,
  marks,
  withLifecycleState,
  type LifecycleState,
} from './marks';

interface Refreshed {
  /** The pod as it is after the actions. */
  readonly pod: Pod;
  readonly actions: readonly Action[];
  /** The lifecycle state moved, so the round ends and the next one counts anew. */
  readonly stateChanged: boolean;
  /** Milliseconds until a grace period ends; 0 if none runs. */
  readonly waitMs: number;
}

/** Brings the marks of one pod up to what the node has done since. Runs for paused CloneSets too. */
export function refreshPod(
  cloneSet: CloneSet,
  pod: Pod,
  updateRevision: string,
  now: number,
): Refreshed {
  const actions: Action[] = [];
  let result = pod;
  let waitMs = 0;
  if (pod.metadata.annotations?.[marks.inPlaceGrace] !== undefined) {
    ({ pod: result, waitMs } = finishGracePeriod(pod, now));
    if (result !== pod) {
      actions.push({
        verb: 'update',
        resource: resources.pods,
        object: result,
      });
    }
  } else {
    result = withGateConditions(pod, now);
    if (result !== pod) {
      actions.push({
        verb: 'updateStatus',
        resource: resources.pods,
        object: result,
      });
    }
  }
  const state = nextState(cloneSet, result, updateRevision);
  if (state === undefined) {
    return { pod: result, actions, stateChanged: false, waitMs };
  }
  result = withLifecycleState(result, state, now);
  actions.push({ verb: 'update', resource: resources.pods, object: result });
  return { pod: result, actions, stateChanged: true, waitMs };
}

/**
 * Opens the readiness gates that are OpenKruise's to open. KruisePodReady stays open: what closes it, a
 * lifecycle hook with `markPodNotReady`, is not simulated.
 */
function withGateConditions(pod: Pod, now: number): Pod {
  const open = (subject: Pod, type: string) =>
    hasGate(subject, type)
      ? withCondition(subject, {
          type,
          status: 'True',
          lastTransitionTime: toTime(now),
        })
      : subject;
  const available = open(pod, marks.kruiseReady);
  return isInPlaceUpdateComplete(pod)
    ? open(available, marks.inPlaceReady)
    : available;
}

function nextState(
  cloneSet: CloneSet,
  pod: Pod,
  updateRevision: string,
): LifecycleState | undefined {
  const hooks = cloneSet.spec.lifecycle;
  /** With hooks, an updated pod stays Updated until every handler is back on it. */
  const settled = (): LifecycleState =>
    hooks && !isAllHooked(hooks.inPlaceUpdate, pod) ? 'Updated' : 'Normal';
  switch (lifecycleState(pod)) {
    case 'PreparingNormal':
      return !hooks?.preNormal || isAllHooked(hooks.preNormal, pod)
        ? 'Normal'
        : undefined;
    case 'PreparingUpdate':
      return isOfRevision(pod, updateRevision) ? settled() : undefined;
    case 'Updating':
      return isInPlaceUpdateComplete(pod) ? settled() : undefined;
    case 'Updated':
      return !hooks?.inPlaceUpdate || isAllHooked(hooks.inPlaceUpdate, pod)
        ? 'Normal'
        : undefined;
    default:
      return undefined;
  }
}
