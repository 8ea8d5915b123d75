/**
 * The programs of a cluster, by the name a person would look for in a process list.
 *
 * @public
 */
export type ComponentName =
  | 'etcd'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kruise-manager'
  | 'kruise-rollouts'
  | 'argo-rollouts';

/**
 * Flags a caller adds to a component; a flag given twice counts as last given.
 *
 * @public
 */
export type ExtraFlags = Partial<Record<ComponentName, readonly string[]>>;
