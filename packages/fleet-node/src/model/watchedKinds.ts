import type { ResourceType } from '../access/kubeObject';

/**
 * A kind the model keeps whole objects of. Pods and nodes are always watched and are not listed here.
 *
 * @public
 */
export interface WatchedKind extends Omit<ResourceType, 'version'> {
  /** Fixed version; chosen by discovery on each cluster when not set. */
  readonly version?: string;
  /**
   * `workload`: people roll it out. `revision`: belongs to a workload, kept only while its controller is of a
   * watched workload kind.
   */
  readonly role: 'workload' | 'revision';
}

/** @public */
export const defaultWatchedKinds: readonly WatchedKind[] = [
  {
    group: 'apps',
    version: 'v1',
    kind: 'Deployment',
    plural: 'deployments',
    namespaced: true,
    role: 'workload',
  },
  {
    group: 'apps.kruise.io',
    kind: 'CloneSet',
    plural: 'clonesets',
    namespaced: true,
    role: 'workload',
  },
  {
    group: 'apps',
    version: 'v1',
    kind: 'ReplicaSet',
    plural: 'replicasets',
    namespaced: true,
    role: 'revision',
  },
  {
    group: 'apps',
    version: 'v1',
    kind: 'ControllerRevision',
    plural: 'controllerrevisions',
    namespaced: true,
    role: 'revision',
  },
];
