/**
 * Builds and runs a real etcd, kube-apiserver, OpenKruise and Argo Rollouts on loopback
 *
 * @packageDocumentation
 */
export {};
