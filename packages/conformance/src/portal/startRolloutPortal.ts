import type { Portal, PortalOptions } from './startPortal';
import { startPortal } from './startPortal';

/** Starts a portal with the rollout plugin, which may write. */
export async function startRolloutPortal(
  options: Omit<PortalOptions, 'features' | 'config'>,
): Promise<Portal> {
  const { default: rolloutPlugin } = await import(
    '@pilotage/plugin-rollout-backend'
  );
  return startPortal({
    ...options,
    features: [rolloutPlugin],
    config: { rollout: { writes: { enabled: true } } },
  });
}
