/**
 * The drivers this backend brings: CloneSet, Deployment and SidecarSet. Pure functions only; see docs/drivers.md.
 *
 * @packageDocumentation
 */
export { cloneSetDriver } from './cloneSet/cloneSetDriver';
export { deploymentDriver } from './deployment/deploymentDriver';
export { sidecarSetDriver } from './sidecarSet/sidecarSetDriver';
export * from './shared/ageVerdict';
export * from './shared/classifyContainer';
export * from './shared/classifyPod';
export * from './shared/podContext';
export * from './shared/reasons';
