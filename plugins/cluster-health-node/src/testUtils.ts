/**
 * Mocks for tests of plugins that use the cluster health plugin, and facts to write table tests of checks with.
 *
 * @packageDocumentation
 */
export * from './testing/clusterFacts';
export * from './testing/clusterHealthServiceMock';
export * from './testing/fact';
export * from './testing/HealthStreamClient';
export * from './testing/healthyObjects';
export * from './testing/kubeObject';
export * from './testing/nodeRow';
export * from './testing/podRow';
export * from './testing/testNow';
export * from './testing/workload';
