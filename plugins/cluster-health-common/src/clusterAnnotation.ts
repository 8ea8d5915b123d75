/**
 * Annotation of a `Resource` of type `kubernetes-cluster` that names the cluster as the Kubernetes plugin knows it.
 * Without it the entity's name is the cluster's.
 *
 * @public
 */
export const clusterAnnotation = 'pilotage.dev/cluster';
