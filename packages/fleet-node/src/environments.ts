import type { Config } from '@backstage/config';

/** Reads `rollout.clusters.<name>.environment`. Cluster names may contain dots, which config paths would split. */
export function environmentsFromConfig(
  config: Config,
): (cluster: string) => string | undefined {
  const clusters =
    config.getOptional<Record<string, { environment?: string }>>(
      'rollout.clusters',
    ) ?? {};
  return cluster =>
    Object.hasOwn(clusters, cluster)
      ? clusters[cluster]?.environment
      : undefined;
}
