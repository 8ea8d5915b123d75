import type { Deployment } from '../kinds/deployment';
import type { PodTemplate } from '../kinds/pod';
import type { ReplicaSet } from '../kinds/replicaSet';
import { canonicalJson } from '../shared/canonicalJson';
import { fromTime } from '../../apimachinery/time';

export const templateHashLabel = 'pod-template-hash';

/** A Deployment's ReplicaSets, told apart by template. */
export interface ReplicaSets {
  /** The one with the Deployment's present template. */
  readonly newest: ReplicaSet | undefined;
  /** All others, oldest first. */
  readonly old: readonly ReplicaSet[];
}

export function sortReplicaSets(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
): ReplicaSets {
  const byAge = [...replicaSets].sort(
    (a, b) =>
      fromTime(a.metadata.creationTimestamp) -
        fromTime(b.metadata.creationTimestamp) ||
      (a.metadata.name < b.metadata.name ? -1 : 1),
  );
  const wanted = canonicalJson(deployment.spec.template);
  const newest = byAge.find(
    ({ spec }) => canonicalJson(withoutHash(spec.template)) === wanted,
  );
  return { newest, old: byAge.filter(replicaSet => replicaSet !== newest) };
}

const stripped = new WeakMap<PodTemplate, PodTemplate>();

/** A ReplicaSet's template as its Deployment had it. */
function withoutHash(template: PodTemplate): PodTemplate {
  let result = stripped.get(template);
  if (!result) {
    const { [templateHashLabel]: _, ...labels } =
      template.metadata?.labels ?? {};
    result = { ...template, metadata: { ...template.metadata, labels } };
    stripped.set(template, result);
  }
  return result;
}

export function isActiveSet({ spec }: ReplicaSet): boolean {
  return (spec.replicas ?? 1) > 0;
}

/** Pods wanted of these ReplicaSets. */
export function wantedPods(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((sum, { spec }) => sum + (spec.replicas ?? 1), 0);
}

export function availablePods(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce(
    (sum, { status }) => sum + (status?.availableReplicas ?? 0),
    0,
  );
}
