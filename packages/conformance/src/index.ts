/**
 * One set of cases about Kubernetes and OpenKruise, run against the simulator and against the real control plane
 *
 * @packageDocumentation
 */
export {};
