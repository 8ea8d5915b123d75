/**
 * Workload driver extension point, rollout service reference and test mocks.
 *
 * @packageDocumentation
 */
export * from './driver';
export * from './extensions';
export * from './guard';
export * from './rolloutService';
export * from './targetGate';
