import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { WorkloadDriver } from './driver';

/**
 * Lets a platform team's own module teach the rollout plugin another kind of workload.
 *
 * @public
 */
export interface RolloutDriversExtensionPoint {
  /** @throws Error when the kind has a driver already. */
  addDriver(...drivers: WorkloadDriver[]): void;
}

/** @public */
export const rolloutDriversExtensionPoint =
  createExtensionPoint<RolloutDriversExtensionPoint>({
    id: 'rollout.drivers',
  });
