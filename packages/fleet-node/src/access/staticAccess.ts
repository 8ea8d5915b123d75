import type { ClusterInfo } from '@pilotage/fleet-common';
import type { ClusterAccess, ClusterConnection } from './types';

/**
 * Access to a fixed set of clusters over connections that exist already, for tools and tests.
 *
 * @public
 */
export function staticAccess(
  connections: readonly ClusterConnection[],
  info: (cluster: string) => Partial<ClusterInfo> = () => ({}),
): ClusterAccess {
  return {
    listClusters: async () =>
      connections.map(({ cluster }) => ({
        name: cluster,
        title: cluster,
        authProvider: 'serviceAccount',
        identity: 'server',
        ...info(cluster),
      })),
    connect: ({ name }) => {
      const connection = connections.find(({ cluster }) => cluster === name);
      if (!connection) throw new TypeError(`There is no connection to ${name}`);
      return connection;
    },
  };
}
