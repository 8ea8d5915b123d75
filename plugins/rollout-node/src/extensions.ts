import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { WorkloadDriver } from './driver';
import type { TargetGate } from './targetGate';

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

/**
 * Lets another plugin's module mark clusters that should not be given new work. Verbs that start a change there warn.
 *
 * @public
 */
export interface RolloutTargetGatesExtensionPoint {
  /** @throws Error when there is a gate of that id already. */
  addTargetGate(gate: TargetGate): void;
}

/** @public */
export const rolloutTargetGatesExtensionPoint =
  createExtensionPoint<RolloutTargetGatesExtensionPoint>({
    id: 'rollout.targetGates',
  });
