/**
 * The cluster health plugin for Backstage's classic frontend system.
 *
 * @packageDocumentation
 */
export { ClusterHealthClient } from './api/ClusterHealthClient';
export { clusterHealthApiRef } from './api/clusterHealthApiRef';
export {
  ClusterHealthPage,
  clusterHealthPlugin,
  EntityClusterHealthCard,
  EntityClusterHealthContent,
  KubernetesClusterHealthCard,
  KubernetesClusterHealthContent,
} from './legacyPlugin';
export { isKubernetesCluster } from './model/clusterEntity';
export { isClusterHealthAvailable } from './model/isClusterHealthAvailable';
