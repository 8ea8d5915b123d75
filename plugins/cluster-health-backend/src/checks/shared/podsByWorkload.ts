import type { PodRow, Workload } from '@pilotage/fleet-node';
import { isActive } from '@pilotage/fleet-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';

/** Active pods by the workload that controls them, directly or through a ReplicaSet. */
export function podsByWorkload(
  facts: ClusterFacts,
  pods: readonly PodRow[],
): ReadonlyMap<Workload, readonly PodRow[]> {
  // One question per owner: a workload has thousands of pods, and few owners.
  const workloads = new Map<string, Workload | undefined>();
  const byUid = new Map<string, { workload: Workload; pods: PodRow[] }>();
  for (const pod of pods) {
    if (!pod.owner || !isActive(pod)) continue;
    if (!workloads.has(pod.owner)) {
      workloads.set(pod.owner, facts.workloadOfOwner(pod.owner));
    }
    const workload = workloads.get(pod.owner);
    if (!workload) continue;
    const entry = byUid.get(workload.uid) ?? { workload, pods: [] };
    byUid.set(workload.uid, entry);
    entry.pods.push(pod);
  }
  return new Map(
    [...byUid.values()].map(entry => [entry.workload, entry.pods]),
  );
}
