/**
 * Cluster health: live causes, inspections, serving gate, node online rate
 *
 * @packageDocumentation
 */
export { clusterHealthPlugin as default } from './plugin';
