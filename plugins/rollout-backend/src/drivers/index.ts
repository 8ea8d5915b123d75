/**
 * The drivers this backend brings: CloneSet and Deployment. Pure functions only; see docs/drivers.md.
 *
 * @packageDocumentation
 */
export * from './shared/classifyContainer';
export * from './shared/classifyPod';
export * from './shared/podContext';
