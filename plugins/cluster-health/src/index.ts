/**
 * The page of all clusters, health tabs and overview cards for catalog entities.
 *
 * @packageDocumentation
 */
export { ClusterHealthClient } from './api/ClusterHealthClient';
export { clusterHealthApiRef } from './api/clusterHealthApiRef';
export { isKubernetesCluster } from './model/clusterEntity';
export { isClusterHealthAvailable } from './model/isClusterHealthAvailable';
export { clusterHealthPlugin as default } from './plugin';
export { clusterHealthTranslationRef } from './translation/ref';
