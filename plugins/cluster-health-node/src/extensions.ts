import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ClusterCheck } from './check';

/**
 * Lets a platform team's own module add checks.
 *
 * @public
 */
export interface ClusterChecksExtensionPoint {
  /** @throws Error when there is a check of that id already. */
  addCheck(...checks: ClusterCheck[]): void;
}

/** @public */
export const clusterChecksExtensionPoint =
  createExtensionPoint<ClusterChecksExtensionPoint>({
    id: 'cluster-health.checks',
  });
