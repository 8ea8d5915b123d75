import type { ClusterState, Verdict } from '@pilotage/fleet-common';
import type { VerbTable } from '@pilotage/plugin-rollout-common';

/** What is true of a workload on a cluster that is not seen now: nothing, whatever its pods looked like last. */
export function notSeenVerdict(
  cluster: string,
  condition: ClusterState,
): Verdict {
  return {
    state: 'unknown',
    code: 'cluster-not-seen',
    reason: `Cluster ${cluster} is not seen now (${condition.state}), so what is shown may be out of date`,
    params: { cluster, condition: condition.state },
  };
}

/** Nobody changes what cannot be read back. A verb the kind does not have stays missing. */
export function notSeenVerbs(cluster: string, verbs: VerbTable): VerbTable {
  return Object.fromEntries(
    Object.keys(verbs).map(verb => [
      verb,
      {
        possible: false,
        code: 'cluster-not-seen',
        reason: `cluster ${cluster} is not seen now`,
      },
    ]),
  ) as VerbTable;
}
