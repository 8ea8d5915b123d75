import type { CloneSet, CloneSetCondition } from '../kinds/cloneSet';
import type { ControllerRevision } from '../kinds/controllerRevision';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import { nameOf, type Action, type Decision } from '../runtime/actions';
import { selects } from '../../apimachinery/labelSelector';
import { isActive } from '../shared/podState';
import type { Random } from '../../apimachinery/random';
import { toTime } from '../../apimachinery/time';
import { decideScale, type CloneSetRound } from './decideScale';
import { decideUpdate, type UpdateDecision } from './decideUpdate';
import {
  resolveRevisions,
  revisionsToDelete,
  sortRevisions,
} from './revisions';
import { cloneSetStatus, statusDiffers } from './status';

/** A CloneSet and what it controls. */
interface CloneSetSnapshot {
  readonly cloneSet: CloneSet;
  readonly pods: readonly Pod[];
  readonly revisions: readonly ControllerRevision[];
}

/** One round of the CloneSet controller of OpenKruise 1.8: revisions, then scale or update, then status. */
export function decideCloneSet(
  snapshot: CloneSetSnapshot,
  { now, random }: { readonly now: number; readonly random: Random },
): Decision {
  const { cloneSet } = snapshot;
  const { spec, metadata } = cloneSet;
  const active = snapshot.pods.filter(isActive);
  const isOurs = (pod: Pod) => selects(spec.selector, pod.metadata.labels);
  const pods = active.filter(isOurs);
  const strangers = active.filter(pod => !isOurs(pod));
  const history = sortRevisions(snapshot.revisions);
  const revisions = resolveRevisions(cloneSet, history);
  const round: CloneSetRound = { cloneSet, pods, revisions, now, random };
  const sync: UpdateDecision =
    metadata.deletionTimestamp === undefined
      ? scaleOrUpdate(round, history)
      : { actions: [] };

  const conditions: CloneSetCondition[] =
    sync.error === undefined
      ? []
      : [
          {
            type: 'FailedUpdate',
            status: 'True',
            lastTransitionTime: toTime(now),
            message: sync.error,
          },
        ];
  const status = cloneSetStatus({ cloneSet, pods, revisions, conditions, now });
  const actions: Action[] = [
    ...strangers.map(pod => release(pod, cloneSet)),
    ...revisions.actions,
    ...sync.actions,
  ];
  if (statusDiffers(cloneSet.status, status)) {
    actions.push({
      verb: 'updateStatus',
      resource: resources.cloneSets,
      object: { ...cloneSet, status },
    });
  }
  actions.push(
    ...forgetDeleted(cloneSet, pods),
    ...revisionsToDelete({
      cloneSet,
      revisions: history,
      pods,
      active: revisions,
    }).map(
      revision =>
        ({
          verb: 'delete',
          resource: resources.controllerRevisions,
          name: nameOf(revision),
        } as const),
    ),
  );
  const waits = [
    sync.requeueAfterMs,
    status.readyReplicas !== status.availableReplicas && spec.minReadySeconds
      ? spec.minReadySeconds * 1000
      : undefined,
  ].filter(ms => ms !== undefined);
  return waits.length === 0
    ? { actions }
    : { actions, requeueAfterMs: Math.min(...waits) };
}

function scaleOrUpdate(
  round: CloneSetRound,
  history: readonly ControllerRevision[],
): UpdateDecision {
  const actions = decideScale(round);
  const acts = actions.some(({ verb }) => verb !== 'event');
  if (acts) return { actions };
  const update = decideUpdate(round, history);
  return { ...update, actions: [...actions, ...update.actions] };
}

/** A pod whose labels were edited away from the selector belongs to nobody from now on. */
function release(pod: Pod, cloneSet: CloneSet): Action {
  return {
    verb: 'update',
    resource: resources.pods,
    object: {
      ...pod,
      metadata: {
        ...pod.metadata,
        ownerReferences: (pod.metadata.ownerReferences ?? []).filter(
          ({ uid }) => uid !== cloneSet.metadata.uid,
        ),
      },
    },
  };
}

/** Names in `podsToDelete` whose pods are gone are taken off the spec. */
function forgetDeleted(cloneSet: CloneSet, pods: readonly Pod[]): Action[] {
  const { scaleStrategy } = cloneSet.spec;
  const named = scaleStrategy?.podsToDelete ?? [];
  if (named.length === 0) return [];
  const existing = new Set(pods.map(({ metadata }) => metadata.name));
  const podsToDelete = named.filter(name => existing.has(name));
  if (podsToDelete.length === named.length) return [];
  const { podsToDelete: _, ...rest } = scaleStrategy ?? {};
  return [
    {
      verb: 'update',
      resource: resources.cloneSets,
      object: {
        ...cloneSet,
        spec: {
          ...cloneSet.spec,
          scaleStrategy:
            podsToDelete.length === 0 ? rest : { ...rest, podsToDelete },
        },
      },
    },
  ];
}
