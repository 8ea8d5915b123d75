/**
 * Cluster check extension point, cluster health service reference and test mocks.
 *
 * @packageDocumentation
 */
export * from './check';
export * from './extensions';
export * from './facts';
export * from './service/clusterHealthService';
