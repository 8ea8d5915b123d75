/**
 * Access to clusters (list, request, watch) and the live model.
 *
 * @packageDocumentation
 */
export * from './access/kubeObject';
export * from './access/types';
export * from './model/types';
export * from './sync/types';
