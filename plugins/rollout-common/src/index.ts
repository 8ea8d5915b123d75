/**
 * Types, permissions and API contract of the rollout plugin.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './change';
export * from './diagnosis';
export * from './forecast';
export * from './operation';
export * from './permissions';
export * from './sidecars';
export * from './verbPermission';
export * from './view';
