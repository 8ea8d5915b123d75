import type { LiveView } from '@pilotage/fleet-node';
import type {
  Cause,
  ClusterSummary,
  FleetHealthSection,
  FleetHealthTopic,
  Known,
  OnlineRate,
} from '@pilotage/plugin-cluster-health-common';

/** All clusters and everything that is wrong on them. */
export function fleetView(options: {
  readonly clusters: readonly ClusterSummary[];
  readonly causes: readonly Cause[];
  readonly online: Known<OnlineRate>;
  /** Why the list of clusters cannot be read. */
  readonly problem?: string;
}): LiveView<FleetHealthSection, FleetHealthTopic> {
  const { clusters, causes, online, problem } = options;
  const environments = new Set(
    clusters.flatMap(({ status }) => status.cluster.environment ?? []),
  );
  return {
    topic: {
      clusters: {
        total: clusters.length,
        serving: clusters.filter(({ serving }) => serving.state === 'serving')
          .length,
      },
      online,
      causes: causes.length,
      failingPods: clusters.reduce(
        (sum, { pods }) => sum + (pods.known ? pods.value.failing : 0),
        0,
      ),
      withoutOwner: causes.filter(
        ({ entityRef, owner }) =>
          entityRef === undefined && owner === undefined,
      ).length,
      environments: [...environments].sort(),
      ...(problem === undefined ? {} : { problem }),
    },
    sections: new Map<string, FleetHealthSection>([
      ...clusters.map(
        cluster =>
          [
            `cluster/${cluster.status.cluster.name}`,
            { type: 'cluster', cluster },
          ] as const,
      ),
      ...causes.map(
        cause => [`cause/${cause.key}`, { type: 'cause', cause }] as const,
      ),
    ]),
  };
}
