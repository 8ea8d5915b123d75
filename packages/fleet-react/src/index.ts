/**
 * Stream hook, per-user cluster tokens, status chips, pod map, virtualised table
 *
 * @packageDocumentation
 */
export {};
