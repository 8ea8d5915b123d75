import type {
  KubeObject,
  NodeRow,
  PodRow,
  Workload,
} from '@pilotage/fleet-node';
import type { AffectedObject } from '@pilotage/plugin-cluster-health-common';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { podLabels } from './workloads';

/**
 * An object a finding is about, with the entity that owns it.
 *
 * @param labels - labels to find the owner by where those of its pods say more than its own.
 */
export function affectedObject(
  facts: ClusterFacts,
  kind: string,
  { metadata }: KubeObject,
  detail?: string,
  labels: Readonly<Record<string, string>> = metadata.labels ?? {},
): AffectedObject {
  const namespace = metadata.namespace ?? '';
  const owner = facts.ownerOf({ namespace, labels });
  return {
    kind,
    namespace,
    name: metadata.name,
    ...(detail === undefined ? {} : { detail }),
    ...(owner ? { ownerEntityRef: owner.entityRef } : {}),
  };
}

export function affectedWorkload(
  facts: ClusterFacts,
  { ref, object }: Workload,
  detail?: string,
): AffectedObject {
  return affectedObject(facts, ref.kind, object, detail, podLabels(object));
}

export function affectedPod(
  facts: ClusterFacts,
  { namespace, name, labels }: PodRow,
  detail?: string,
): AffectedObject {
  const owner = facts.ownerOf({ namespace, labels });
  return {
    kind: 'Pod',
    namespace,
    name,
    ...(detail === undefined ? {} : { detail }),
    ...(owner ? { ownerEntityRef: owner.entityRef } : {}),
  };
}

export function affectedNode(node: NodeRow, detail?: string): AffectedObject {
  return {
    kind: 'Node',
    namespace: '',
    name: node.name,
    ...(detail === undefined ? {} : { detail }),
  };
}
