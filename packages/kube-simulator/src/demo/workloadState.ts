interface Workload {
  readonly metadata: { readonly generation?: number };
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
    readonly updatedAvailableReplicas?: number;
  };
}

/** The controller has seen the newest spec. */
export function isObserved(object: unknown): boolean {
  const { metadata, status } = object as Workload;
  return (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
}

/** Every pod is of the newest template and available. */
export function isRolledOut(object: unknown): boolean {
  const { spec, status } = object as Workload;
  const replicas = spec?.replicas ?? 1;
  return (
    isObserved(object) &&
    (status?.replicas ?? 0) === replicas &&
    (status?.updatedReplicas ?? 0) === replicas &&
    (status?.updatedAvailableReplicas ?? status?.availableReplicas ?? 0) ===
      replicas
  );
}
