/**
 * Plays every kubelet and kruise-daemon of a cluster through the ordinary Kubernetes API
 *
 * @packageDocumentation
 */
export {};
