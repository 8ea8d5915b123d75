/**
 * Mocks for tests of plugins that use the cluster health plugin, and facts to write table tests of checks with.
 *
 * @packageDocumentation
 */
export {};
