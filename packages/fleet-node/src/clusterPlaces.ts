import type { Config } from '@backstage/config';
import type { ClusterInfo } from '@pilotage/fleet-common';

/** What our configuration adds to a cluster. @public */
export type ClusterPlace = Pick<ClusterInfo, 'environment' | 'region'>;

/** Reads `rollout.clusters.<name>`. Cluster names may contain dots, which config paths would split. */
export function placesFromConfig(
  config: Config,
): (cluster: string) => ClusterPlace {
  const clusters =
    config.getOptional<Record<string, ClusterPlace>>('rollout.clusters') ?? {};
  return cluster => {
    const { environment, region } = Object.hasOwn(clusters, cluster)
      ? clusters[cluster] ?? {}
      : {};
    return {
      ...(environment === undefined ? {} : { environment }),
      ...(region === undefined ? {} : { region }),
    };
  };
}
