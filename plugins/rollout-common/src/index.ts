/**
 * Types, permissions and API contract of the rollout plugin
 *
 * @packageDocumentation
 */
export {};
