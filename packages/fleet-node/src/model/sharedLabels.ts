/**
 * Labels that differ between the pods of one owner, or between its revisions. Kept, they would make every pod one of its
 * kind. The two hashes are {@link PodRow.revision}, the lifecycle state is {@link PodRow.lifecycle}.
 */
const ownToOnePod: ReadonlySet<string> = new Set([
  'apps.kruise.io/cloneset-instance-id',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-completion-index',
  'controller-revision-hash',
  'leaderworkerset.sigs.k8s.io/worker-index',
  'lifecycle.apps.kruise.io/state',
  'lifecycle.apps.kruise.io/timestamp',
  'pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** The labels that pods of one owner share, by name in order. */
export function sharedLabels(
  labels: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  const shared: Record<string, string> = {};
  for (const name of Object.keys(labels ?? {}).sort()) {
    if (!ownToOnePod.has(name)) shared[name] = labels![name]!;
  }
  return shared;
}
