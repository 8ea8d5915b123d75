/**
 * Mocks for tests of plugins that use the rollout plugin.
 *
 * @packageDocumentation
 */
export * from './rolloutServiceMock';
