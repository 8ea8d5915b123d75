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
   * watched workload kind. `context`: says something about workloads or the cluster; a cluster that does not let us
   * read it stays live, with the kind in `ClusterStatus.notReadable`.
   */
  readonly role: 'workload' | 'revision' | 'context';
  /**
   * Read when possible, as kinds of role `context` always are: a cluster that refuses it stays live, with the kind in
   * `ClusterStatus.notReadable`. Default false.
   */
  readonly optional?: boolean;
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
  {
    group: 'apps.kruise.io',
    kind: 'SidecarSet',
    plural: 'sidecarsets',
    namespaced: false,
    role: 'workload',
    optional: true,
  },
  ...(
    [
      ['', 'v1', 'Namespace', 'namespaces', false],
      ['', 'v1', 'Service', 'services', true],
      ['discovery.k8s.io', 'v1', 'EndpointSlice', 'endpointslices', true],
      ['policy', 'v1', 'PodDisruptionBudget', 'poddisruptionbudgets', true],
      ['apps', 'v1', 'DaemonSet', 'daemonsets', true],
      ['apps', 'v1', 'StatefulSet', 'statefulsets', true],
    ] as const
  ).map(([group, version, kind, plural, namespaced]) => ({
    group,
    version,
    kind,
    plural,
    namespaced,
    role: 'context' as const,
  })),
];
