import type { Config } from '@backstage/config';

/** A cluster the stand-in for GitOps applies to. */
export interface GitOpsCluster {
  readonly name: string;
  readonly url: string;
  readonly token: string;
}

/** Where published files are kept, and which clusters they are applied to. */
export interface DemoRepositoryConfig {
  readonly directory: string;
  readonly clusters: readonly GitOpsCluster[];
}

export function readConfig(config: Config): DemoRepositoryConfig {
  const section = config.getConfig('demo.repository');
  return {
    directory: section.getString('directory'),
    clusters: section.getConfigArray('clusters').map(cluster => ({
      name: cluster.getString('name'),
      url: cluster.getString('url'),
      token: cluster.getString('token'),
    })),
  };
}
