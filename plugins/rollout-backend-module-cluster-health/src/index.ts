/**
 * Lets the serving gate of cluster health warn before a rollout starts.
 *
 * @packageDocumentation
 */
export { rolloutModuleClusterHealth as default } from './module';
