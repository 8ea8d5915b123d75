/**
 * Rollout control over many clusters: drivers, operation table, live views, audit
 *
 * @packageDocumentation
 */
export { rolloutPlugin as default } from './plugin';
