/**
 * Rollout tab and cards for catalog entities
 *
 * @packageDocumentation
 */
export {};
