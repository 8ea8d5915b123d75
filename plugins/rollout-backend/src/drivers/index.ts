/**
 * The drivers this backend brings: CloneSet, Deployment and SidecarSet. Pure functions only; see docs/drivers.md.
 *
 * @packageDocumentation
 */
import type { WorkloadDriver } from '@pilotage/plugin-rollout-node';
import { cloneSetDriver } from './cloneSet/cloneSetDriver';
import { deploymentDriver } from './deployment/deploymentDriver';
import { sidecarSetDriver } from './sidecarSet/sidecarSetDriver';

export { cloneSetDriver, deploymentDriver, sidecarSetDriver };

/** All of them. */
export const ourDrivers: readonly WorkloadDriver[] = [
  cloneSetDriver,
  deploymentDriver,
  sidecarSetDriver,
];

export * from './shared/ageVerdict';
export * from './shared/classifyContainer';
export * from './shared/classifyPod';
export * from './shared/podContext';
export * from './shared/reasons';
