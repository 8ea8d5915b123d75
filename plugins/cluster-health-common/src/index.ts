/**
 * Types, permissions and API contract of the cluster health plugin.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './availability';
export * from './cause';
export * from './check';
export * from './clusterAnnotation';
export * from './inspection';
export * from './nodes';
export * from './permissions';
export * from './view';
export * from './waiver';
