import type { StoredObject } from '../../store/types';
import type { Deployment } from '../kinds/deployment';
import type { ReplicaSet } from '../kinds/replicaSet';
import { fencePosts } from './fencePosts';

export const revisionAnnotation = 'deployment.kubernetes.io/revision';
const historyAnnotation = 'deployment.kubernetes.io/revision-history';
export const desiredAnnotation = 'deployment.kubernetes.io/desired-replicas';
export const maxAnnotation = 'deployment.kubernetes.io/max-replicas';

/** Annotations of the Deployment that its ReplicaSets do not take over. */
const notCopied = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.deployment.rollback.to',
  revisionAnnotation,
  historyAnnotation,
  desiredAnnotation,
  maxAnnotation,
]);

/** The revision number in an object's annotations; 0 without one. */
export function revisionOf(object: StoredObject | undefined): number {
  return Number(object?.metadata.annotations?.[revisionAnnotation] ?? 0);
}

/**
 * Annotations of the ReplicaSet that is to be the newest. One that was the newest before keeps its old number
 * in the history annotation: that is what a rollback looks like.
 */
export function newestAnnotations(
  deployment: Deployment,
  before: Readonly<Record<string, string>> | undefined,
  revision: number,
): Record<string, string> {
  const result: Record<string, string> = { ...before };
  for (const [key, value] of Object.entries(
    deployment.metadata.annotations ?? {},
  )) {
    if (!notCopied.has(key)) result[key] = value;
  }
  const old = before?.[revisionAnnotation];
  if (Number(old ?? 0) < revision) {
    result[revisionAnnotation] = String(revision);
    if (old !== undefined) {
      const history = before?.[historyAnnotation];
      result[historyAnnotation] = history ? `${history},${old}` : old;
    }
  }
  return result;
}

/** The size a ReplicaSet was last scaled for; by it a change of `replicas` is told from a rollout. */
export function sizeAnnotations(
  deployment: Deployment,
): Record<string, string> {
  const { replicas, maxSurge } = fencePosts(deployment);
  return {
    [desiredAnnotation]: String(replicas),
    [maxAnnotation]: String(replicas + maxSurge),
  };
}

export function withAnnotations<T extends StoredObject>(
  object: T,
  annotations: Readonly<Record<string, string>>,
): T {
  return { ...object, metadata: { ...object.metadata, annotations } };
}

export function hasAnnotations(
  replicaSet: ReplicaSet,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => replicaSet.metadata.annotations?.[key] === value,
  );
}
