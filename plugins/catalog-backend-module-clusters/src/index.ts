/**
 * Kubernetes clusters as catalog entities.
 *
 * @packageDocumentation
 */
export { catalogModuleClusters as default } from './module';
