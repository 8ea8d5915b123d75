/**
 * Vocabulary shared by browser and server: clusters, workloads, verdicts, the wire format of snapshots and deltas
 *
 * @packageDocumentation
 */
export {};
