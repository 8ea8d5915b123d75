import { fromTime, toTime } from '../../apimachinery/time';
import type { Taint } from '../kinds/node';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import { nameOf, type Action, type Decision } from '../runtime/actions';
import { withCondition } from '../shared/podState';

/**
 * What the admission plugin DefaultTolerationSeconds gives every pod for the taints of lost nodes. Here pods without
 * a toleration of their own are held to have it.
 */
const defaultTolerationSeconds = 300;
const lostNode = /^node\.kubernetes\.io\/(not-ready|unreachable)$/;

/** The taint eviction controller: pods go from a node with NoExecute taints when they have tolerated them long enough. */
export function evictByTaints(
  nodeTaints: readonly Taint[],
  pods: () => readonly Pod[],
  now: number,
): Decision {
  const taints = nodeTaints.filter(({ effect }) => effect === 'NoExecute');
  if (taints.length === 0) return { actions: [] };
  const staying = pods()
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(pod => ({ pod, due: dueAt(pod, taints, now) }));
  const next = Math.min(
    ...staying.filter(({ due }) => due > now).map(({ due }) => due),
  );
  return {
    actions: staying
      .filter(({ due }) => due <= now)
      .flatMap(({ pod }) => evict(pod, now)),
    ...(Number.isFinite(next) ? { requeueAfterMs: next - now } : {}),
  };
}

/** When a pod has to go; Infinity for one that tolerates everything for ever. A taint without a time is new. */
function dueAt(pod: Pod, taints: readonly Taint[], now: number): number {
  return Math.min(
    ...taints.map(taint => {
      const since = fromTime(taint.timeAdded) || now;
      return since + toleratedSeconds(pod, taint) * 1000;
    }),
  );
}

function toleratedSeconds({ spec }: Pod, taint: Taint): number {
  const matching = (spec.tolerations ?? []).filter(
    ({ key, operator, value, effect }) =>
      (!effect || effect === taint.effect) &&
      (!key || key === taint.key) &&
      (operator === 'Exists' ||
        (key !== undefined && (value ?? '') === (taint.value ?? ''))),
  );
  if (matching.length === 0) {
    return lostNode.test(taint.key) ? defaultTolerationSeconds : 0;
  }
  return Math.min(
    ...matching.map(({ tolerationSeconds }) => tolerationSeconds ?? Infinity),
  );
}

function evict(pod: Pod, now: number): readonly Action[] {
  const { namespace = '', name } = pod.metadata;
  return [
    {
      verb: 'updateStatus',
      resource: resources.pods,
      object: withCondition(pod, {
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'DeletionByTaintManager',
        message: 'Taint manager: deleting due to NoExecute taint',
        lastTransitionTime: toTime(now),
      }),
    },
    { verb: 'delete', resource: resources.pods, name: nameOf(pod) },
    {
      verb: 'event',
      about: pod,
      type: 'Normal',
      reason: 'TaintManagerEviction',
      message: `Marking for deletion Pod ${namespace}/${name}`,
    },
  ];
}
