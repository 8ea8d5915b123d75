import type { Deployment, DeploymentStatus } from '../kinds/deployment';
import type { Pod } from '../kinds/pod';
import type { ReplicaSet } from '../kinds/replicaSet';
import { resources } from '../resources';
import type { Decision } from '../runtime/actions';
import { canonicalJson } from '../shared/canonicalJson';
import { revisionOf } from './annotations';
import { cleanUpHistory } from './cleanup';
import { findCondition, setCondition } from './conditions';
import { Draft } from './Draft';
import { createNewest, hasDeadline, syncRevision } from './newest';
import { isActiveSet, sortReplicaSets } from './replicaSets';
import { stepRolling } from './rolling';
import { isScalingEvent, scaleAll } from './scaling';
import {
  deadlineInMs,
  deploymentStatus,
  isComplete,
  rolloutStatus,
} from './status';

interface DeploymentSnapshot {
  readonly deployment: Deployment;
  readonly replicaSets: readonly ReplicaSet[];
  /** Pods of one ReplicaSet, terminating ones included. Only strategy Recreate asks for them. */
  readonly podsOf: (replicaSet: ReplicaSet) => readonly Pod[];
}

/** One round of the Deployment controller. Each round takes one step; the change it causes brings the next. */
export function decideDeployment(
  snapshot: DeploymentSnapshot,
  { now }: { readonly now: number },
): Decision {
  const { deployment } = snapshot;
  const draft = new Draft({
    deployment,
    ...sortReplicaSets(deployment, snapshot.replicaSets),
    now,
  });
  return finish(draft, deployment, decideStatus(draft, snapshot));
}

function decideStatus(
  draft: Draft,
  snapshot: DeploymentSnapshot,
): DeploymentStatus {
  const { spec, metadata } = draft.deployment;
  if (metadata.deletionTimestamp !== undefined) return deploymentStatus(draft);
  notePause(draft);
  syncRevision(draft);
  if (spec.paused || isScalingEvent(draft)) {
    scaleAll(draft);
    if (spec.paused) cleanUpHistory(draft);
    return deploymentStatus(draft);
  }
  if (spec.strategy?.type === 'Recreate') rollRecreate(draft, snapshot);
  else rollRolling(draft);
  return rolloutStatus(draft);
}

function rollRolling(draft: Draft): void {
  if (!draft.newest) {
    createNewest(draft);
    return;
  }
  if (!stepRolling(draft) && isComplete(draft)) cleanUpHistory(draft);
}

/** Nothing of the new template starts before the last pod of an old one is gone, not just terminating. */
function rollRecreate(draft: Draft, { podsOf }: DeploymentSnapshot): void {
  const active = draft.old.filter(isActiveSet);
  if (active.length > 0) {
    for (const replicaSet of active) draft.scale(replicaSet, 0);
    return;
  }
  const isRunning = ({ status }: Pod) =>
    status?.phase !== 'Failed' && status?.phase !== 'Succeeded';
  if (draft.old.some(replicaSet => podsOf(replicaSet).some(isRunning))) return;
  if (!draft.newest) {
    createNewest(draft);
    return;
  }
  const replicas = draft.deployment.spec.replicas ?? 1;
  if (draft.newest.spec.replicas !== replicas) {
    draft.scale(draft.newest, replicas);
  }
  if (isComplete(draft)) cleanUpHistory(draft);
}

/** Pausing stops the clock of the progress deadline, resuming starts it anew. */
function notePause(draft: Draft): void {
  const before = findCondition(draft.conditions, 'Progressing');
  if (!hasDeadline(draft) || before?.reason === 'ProgressDeadlineExceeded')
    return;
  const isPaused = draft.deployment.spec.paused === true;
  const wasPaused = before?.reason === 'DeploymentPaused';
  if (isPaused === wasPaused) return;
  draft.conditions = setCondition(
    draft.conditions,
    {
      type: 'Progressing',
      status: 'Unknown',
      reason: isPaused ? 'DeploymentPaused' : 'DeploymentResumed',
      message: isPaused ? 'Deployment is paused' : 'Deployment is resumed',
    },
    draft.now,
  );
}

function finish(
  draft: Draft,
  before: Deployment,
  status: DeploymentStatus,
): Decision {
  const actions = [...draft.actions];
  if (
    canonicalJson(before.status ?? {}) !== canonicalJson(status) ||
    revisionOf(before) !== revisionOf(draft.deployment)
  ) {
    actions.push({
      verb: 'updateStatus',
      resource: resources.deployments,
      object: { ...draft.deployment, status },
    });
  }
  const requeueAfterMs = deadlineInMs(draft, status);
  return requeueAfterMs === undefined
    ? { actions }
    : { actions, requeueAfterMs };
}
