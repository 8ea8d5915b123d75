import type { ClusterStatus, ServingMark } from '@pilotage/fleet-common';
import type { SectionCluster } from '@pilotage/plugin-rollout-common';

/** The cluster of a section, with how well we see it. */
export function sectionCluster(
  name: string,
  status: ClusterStatus | undefined,
  now: number,
  serving?: ServingMark,
): SectionCluster {
  const gate = serving ? { serving } : {};
  if (!status) {
    return {
      name,
      title: name,
      condition: {
        state: 'unreachable',
        since: now,
        reason: 'The Kubernetes plugin does not list this cluster',
      },
      notInstalled: [],
      ...gate,
    };
  }
  const { cluster, condition, notInstalled } = status;
  return {
    name: cluster.name,
    title: cluster.title,
    ...(cluster.environment === undefined
      ? {}
      : { environment: cluster.environment }),
    condition,
    notInstalled,
    ...gate,
  };
}
