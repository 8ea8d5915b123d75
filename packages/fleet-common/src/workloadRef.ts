/**
 * Names one workload on one cluster. Key everything by group and kind: `Rollout` exists in two API groups.
 *
 * @public
 */
export interface WorkloadRef {
  /** Name of the cluster as the Kubernetes plugin knows it. */
  readonly cluster: string;
  /** API group, for example `apps.kruise.io`. The version is chosen from discovery and is not part of the name. */
  readonly group: string;
  /** Kind, for example `CloneSet`. */
  readonly kind: string;
  /** Empty for kinds of cluster scope, for example SidecarSet. */
  readonly namespace: string;
  readonly name: string;
}

/**
 * The string form `cluster/group/kind/namespace/name`, with every part percent-encoded.
 *
 * @public
 */
export function stringifyWorkloadRef(ref: WorkloadRef): string {
  return [ref.cluster, ref.group, ref.kind, ref.namespace, ref.name]
    .map(encodeURIComponent)
    .join('/');
}

/**
 * Reads what {@link stringifyWorkloadRef} wrote.
 *
 * @returns `undefined` when the text is not a workload reference.
 * @public
 */
export function parseWorkloadRef(text: string): WorkloadRef | undefined {
  const parts = text.split('/');
  if (parts.length !== 5) return undefined;
  // Only the namespace may be empty: the kind is of cluster scope then.
  if (parts.some((part, index) => part === '' && index !== 3)) return undefined;
  try {
    const [cluster, group, kind, namespace, name] = parts.map(
      decodeURIComponent,
    ) as [string, string, string, string, string];
    return { cluster, group, kind, namespace, name };
  } catch {
    return undefined;
  }
}
