/**
 * Access to clusters (list, request, watch) and the live model
 *
 * @packageDocumentation
 */
export {};
