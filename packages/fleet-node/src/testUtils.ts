/**
 * Time and clusters under the control of a test.
 *
 * @packageDocumentation
 */
export * from './testing/manualClock';
export * from './testing/scriptedConnection';
export * from './testing/memoryCluster';
export * from './testing/faultyConnection';
