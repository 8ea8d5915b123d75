import type { Portal, PortalOptions } from './startPortal';
import { startPortal } from './startPortal';

/** How often a cluster is asked, in seconds: more often than by default, so that cases need not wait long. */
export const probeSeconds = { fast: 5, slow: 10 } as const;

/** Starts a portal with the cluster health plugin. Clusters are inspected when somebody asks for it, and not before. */
export async function startHealthPortal(
  options: Omit<PortalOptions, 'features' | 'config'>,
): Promise<Portal> {
  const { default: clusterHealthPlugin } = await import(
    '@pilotage/plugin-cluster-health-backend'
  );
  return startPortal({
    ...options,
    features: [clusterHealthPlugin],
    config: {
      clusterHealth: {
        probes: {
          interval: { seconds: probeSeconds.fast },
          slowInterval: { seconds: probeSeconds.slow },
        },
        inspections: {
          schedule: {
            frequency: { hours: 24 },
            timeout: { minutes: 1 },
            initialDelay: { hours: 1 },
          },
        },
      },
    },
  });
}
