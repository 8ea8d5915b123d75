import type { PodRow } from '@pilotage/fleet-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { kinds } from '../../checks/shared/kinds';

/** Who made a pod, named the same on every cluster. */
export interface PodOwner {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

const contextOwners = [kinds.daemonSet, kinds.statefulSet];

/**
 * Finds who made a pod: a workload, a DaemonSet or StatefulSet, else the name the pod was generated from. Indexes the
 * objects once, so that many pods can be asked about.
 */
export function podOwners(facts: ClusterFacts): (pod: PodRow) => PodOwner {
  const byUid = new Map<string, PodOwner>();
  for (const kind of contextOwners) {
    const objects = facts.objects(kind);
    if (objects.state !== 'known') continue;
    for (const { metadata } of objects.value) {
      byUid.set(metadata.uid, {
        kind: kind.kind,
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      });
    }
  }
  return pod => {
    const { namespace, owner } = pod;
    const workload = owner ? facts.workloadOfOwner(owner) : undefined;
    if (workload) {
      return { kind: workload.ref.kind, namespace, name: workload.ref.name };
    }
    return (
      byUid.get(owner) ?? {
        kind: 'Pod',
        namespace,
        name: owner ? generatedFrom(pod.name) : pod.name,
      }
    );
  };
}

/** The part of a generated name that stays: without the five random letters, and without a Job's number before them. */
function generatedFrom(name: string): string {
  return name.replace(/-[a-z0-9]{5}$/, '').replace(/-\d{8,10}$/, '');
}
