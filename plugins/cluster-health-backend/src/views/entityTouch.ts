import type { PodRow, Workload } from '@pilotage/fleet-node';
import type {
  AffectedObject,
  EntityHealthSection,
} from '@pilotage/plugin-cluster-health-common';
import { nodeStates } from '@pilotage/plugin-cluster-health-common';
import type { FoundCause } from '../causes';
import type { ClusterReading } from '../live/ClusterReading';
import type { JudgedCheck } from '../live/judgeChecks';

/** What a component has on one cluster. */
export interface EntityOnCluster {
  readonly entityRef: string;
  readonly workloads: readonly Workload[];
  readonly pods: readonly PodRow[];
  /** Pods of it by node. */
  readonly under: ReadonlyMap<string, number>;
}

/** Causes that are about a cluster as a whole, and so about everything on it. */
const ofWholeCluster: ReadonlySet<FoundCause['kind']> = new Set([
  'cluster-not-seen',
  'control-plane',
  'dead-controller',
]);

export function podsByNode(
  pods: readonly PodRow[],
): ReadonlyMap<string, number> {
  const under = new Map<string, number>();
  for (const { node } of pods) {
    if (node) under.set(node, (under.get(node) ?? 0) + 1);
  }
  return under;
}

/** Whether an object is the component's, or carries it. What somebody owns is that owner's and nobody else's. */
export function isOurs(
  { entityRef, workloads, pods, under }: EntityOnCluster,
  object: AffectedObject,
): boolean {
  const { kind, namespace, name, ownerEntityRef } = object;
  if (ownerEntityRef !== undefined) return ownerEntityRef === entityRef;
  if (kind === 'Node') return under.has(name);
  if (kind === 'Pod') {
    return pods.some(pod => pod.name === name && pod.namespace === namespace);
  }
  return workloads.some(
    ({ ref }) =>
      ref.kind === kind && ref.namespace === namespace && ref.name === name,
  );
}

/** Whether a cause is about the component or about what it stands on. */
export function causeTouches(
  ours: EntityOnCluster,
  cause: FoundCause,
): boolean {
  if (ofWholeCluster.has(cause.kind)) return true;
  if (cause.entityRef !== undefined) return cause.entityRef === ours.entityRef;
  return cause.affected.some(object => isOurs(ours, object));
}

/** What of a check's finding is about the component; empty when nothing is. */
export function touchedBy(
  ours: EntityOnCluster,
  { finding }: JudgedCheck,
): readonly AffectedObject[] {
  return (finding.affected ?? []).filter(object => isOurs(ours, object));
}

/** Nodes under its pods that are not simply ready. */
export function nodesUnder(
  { under }: EntityOnCluster,
  { pools }: ClusterReading['look'],
): EntityHealthSection['nodes'] {
  if (!pools.known) return [];
  const ready = nodeStates.indexOf('ready');
  return pools.value.flatMap(({ cells }) =>
    cells.flatMap(([name, , state, , reason]) => {
      const pods = under.get(name);
      return pods === undefined || state === ready
        ? []
        : [{ name, state, reason, pods }];
    }),
  );
}
