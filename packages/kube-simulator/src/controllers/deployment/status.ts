import type { DeploymentStatus } from '../kinds/deployment';
import type { ReplicaSet } from '../kinds/replicaSet';
import { fromTime } from '../../apimachinery/time';
import {
  findCondition,
  removeCondition,
  replaceCondition,
  setCondition,
  type Conditions,
} from './conditions';
import type { Draft } from './Draft';
import { fencePosts } from './fencePosts';
import { hasDeadline } from './newest';
import { availablePods, wantedPods } from './replicaSets';

interface Counters {
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
}

/** The status that follows from the ReplicaSets, with condition Available. */
export function deploymentStatus(draft: Draft): DeploymentStatus {
  return statusWith(draft, withAvailable(draft));
}

/** As {@link deploymentStatus}, and condition Progressing moves: only a rollout makes progress or times out. */
export function rolloutStatus(draft: Draft): DeploymentStatus {
  const conditions = withAvailable(draft);
  if (!hasDeadline(draft)) {
    return statusWith(draft, removeCondition(conditions, 'Progressing'));
  }
  const before = findCondition(draft.conditions, 'Progressing');
  const counters = countersOf(draft);
  if (
    counters.replicas === counters.updated &&
    before?.reason === 'NewReplicaSetAvailable'
  ) {
    return statusWith(draft, conditions);
  }
  const subject = draft.newest
    ? `ReplicaSet "${draft.newest.metadata.name}"`
    : `Deployment "${draft.deployment.metadata.name}"`;
  const type = 'Progressing';
  if (isComplete(draft)) {
    return statusWith(
      draft,
      setCondition(
        conditions,
        {
          type,
          status: 'True',
          reason: 'NewReplicaSetAvailable',
          message: `${subject} has successfully progressed.`,
        },
        draft.now,
      ),
    );
  }
  if (makesProgress(draft.deployment.status, counters)) {
    return statusWith(
      draft,
      replaceCondition(
        conditions,
        {
          type,
          status: 'True',
          reason: 'ReplicaSetUpdated',
          message: `${subject} is progressing.`,
        },
        draft.now,
      ),
    );
  }
  if (isTimedOut(draft)) {
    return statusWith(
      draft,
      setCondition(
        conditions,
        {
          type,
          status: 'False',
          reason: 'ProgressDeadlineExceeded',
          message: `${subject} has timed out progressing.`,
        },
        draft.now,
      ),
    );
  }
  return statusWith(draft, conditions);
}

/** Milliseconds until the deadline must be looked at; undefined if none runs. */
export function deadlineInMs(
  draft: Draft,
  status: DeploymentStatus,
): number | undefined {
  const seconds = draft.deployment.spec.progressDeadlineSeconds;
  const condition = findCondition(status.conditions ?? [], 'Progressing');
  if (
    seconds === undefined ||
    !condition ||
    condition.reason === 'ProgressDeadlineExceeded' ||
    draft.deployment.spec.paused ||
    isComplete(draft)
  ) {
    return undefined;
  }
  const dueAt = fromTime(condition.lastUpdateTime) + seconds * 1000;
  // The controller adds a second, since times are written in whole ones.
  return Math.max(dueAt - draft.now, 0) + 1000;
}

/** All wanted pods are of the newest template and available, and no others are left. */
export function isComplete(draft: Draft): boolean {
  const { replicas } = fencePosts(draft.deployment);
  const counters = countersOf(draft);
  return (
    counters.updated === replicas &&
    counters.replicas === replicas &&
    counters.available === replicas
  );
}

function isTimedOut(draft: Draft): boolean {
  const condition = findCondition(draft.conditions, 'Progressing');
  if (!condition || condition.reason === 'NewReplicaSetAvailable') return false;
  if (condition.reason === 'ProgressDeadlineExceeded') return true;
  const seconds = draft.deployment.spec.progressDeadlineSeconds ?? 0;
  return fromTime(condition.lastUpdateTime) + seconds * 1000 < draft.now;
}

function makesProgress(
  before: DeploymentStatus | undefined,
  after: Counters,
): boolean {
  const old = (before?.replicas ?? 0) - (before?.updatedReplicas ?? 0);
  return (
    after.updated > (before?.updatedReplicas ?? 0) ||
    after.replicas - after.updated < old ||
    after.ready > (before?.readyReplicas ?? 0) ||
    after.available > (before?.availableReplicas ?? 0)
  );
}

function withAvailable(draft: Draft): Conditions {
  const { replicas, maxUnavailable } = fencePosts(draft.deployment);
  const enough = availablePods(draft.all) >= replicas - maxUnavailable;
  return setCondition(
    draft.conditions,
    {
      type: 'Available',
      status: enough ? 'True' : 'False',
      reason: enough
        ? 'MinimumReplicasAvailable'
        : 'MinimumReplicasUnavailable',
      message: enough
        ? 'Deployment has minimum availability.'
        : 'Deployment does not have minimum availability.',
    },
    draft.now,
  );
}

function countersOf({ all, newest }: Draft): Counters {
  const sum = (count: (status: NonNullable<ReplicaSet['status']>) => number) =>
    all.reduce((total, { status }) => total + (status ? count(status) : 0), 0);
  return {
    replicas: sum(status => status.replicas),
    updated: newest?.status?.replicas ?? 0,
    ready: sum(status => status.readyReplicas ?? 0),
    available: availablePods(all),
  };
}

function statusWith(draft: Draft, conditions: Conditions): DeploymentStatus {
  const { metadata, status } = draft.deployment;
  const counters = countersOf(draft);
  const unavailable = Math.max(wantedPods(draft.all) - counters.available, 0);
  return {
    ...(metadata.generation === undefined
      ? {}
      : { observedGeneration: metadata.generation }),
    ...(counters.replicas > 0 ? { replicas: counters.replicas } : {}),
    ...(counters.updated > 0 ? { updatedReplicas: counters.updated } : {}),
    ...(counters.ready > 0 ? { readyReplicas: counters.ready } : {}),
    ...(counters.available > 0
      ? { availableReplicas: counters.available }
      : {}),
    ...(unavailable > 0 ? { unavailableReplicas: unavailable } : {}),
    conditions,
    ...(status?.collisionCount === undefined
      ? {}
      : { collisionCount: status.collisionCount }),
  };
}
