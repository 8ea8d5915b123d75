import { stringify } from 'yaml';
import type { Cluster } from '../cluster/cluster';

/** What a portal must know of a cluster. */
export interface PortalCluster {
  readonly environment: string;
  readonly cluster: Pick<Cluster, 'name' | 'url' | 'caData' | 'tokens'>;
}

/** Who the portal is on a cluster. */
export const PORTAL = 'backstage';

/**
 * An app-config file that points a portal at these clusters: the stock `kubernetes:` block with the token of
 * the portal's own service account, and our environments beside it.
 */
export function appConfig(clusters: readonly PortalCluster[]): string {
  return stringify(
    {
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: clusters.map(({ cluster }) => ({
              name: cluster.name,
              url: cluster.url,
              authProvider: 'serviceAccount',
              serviceAccountToken: cluster.tokens[PORTAL],
              caData: cluster.caData,
              skipMetricsLookup: true,
            })),
          },
        ],
      },
      rollout: {
        // Off by default; these clusters are there to be changed.
        writes: { enabled: true },
        clusters: Object.fromEntries(
          clusters.map(({ cluster, environment }) => [
            cluster.name,
            { environment },
          ]),
        ),
      },
    },
    // A folded token or certificate would still parse, but nobody could copy it.
    { lineWidth: 0 },
  );
}
