/**
 * Mocks and readers for tests of plugins that use the rollout plugin.
 *
 * @packageDocumentation
 */
export * from './rolloutServiceMock';
export * from './testing/StreamClient';
