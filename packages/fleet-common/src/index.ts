/**
 * Vocabulary shared by browser and server: clusters, workloads, verdicts, the wire format of snapshots
 * and deltas. Pure: no I/O, no Backstage services.
 *
 * @packageDocumentation
 */
export * from './cluster';
export * from './podWire';
export * from './serving';
export * from './stream';
export * from './verdict';
export * from './workloadRef';
