import {
  scaledValueOrZero,
  type IntOrString,
} from '../apimachinery/intOrString';

interface Live {
  readonly kind?: string;
  readonly metadata: { readonly generation?: number };
  readonly spec?: {
    readonly replicas?: number;
    readonly updateStrategy?: { readonly partition?: IntOrString };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
    readonly updatedAvailableReplicas?: number;
    readonly matchedPods?: number;
    readonly updatedPods?: number;
    readonly readyPods?: number;
  };
}

/** The controller has seen the newest spec. */
export function isObserved(object: unknown): boolean {
  const { metadata, status } = object as Live;
  return (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
}

/** Every pod is of the newest template and available; for a SidecarSet, every pod its partition lets go. */
export function isRolledOut(object: unknown): boolean {
  if (!isObserved(object)) return false;
  const { kind, spec, status = {} } = object as Live;
  if (kind === 'SidecarSet') {
    const matched = status.matchedPods ?? 0;
    const kept = scaledValueOrZero(
      spec?.updateStrategy?.partition,
      matched,
      'up',
    );
    return (
      (status.updatedPods ?? 0) >= matched - kept &&
      (status.readyPods ?? 0) === matched
    );
  }
  const replicas = spec?.replicas ?? 1;
  return (
    (status.replicas ?? 0) === replicas &&
    (status.updatedReplicas ?? 0) === replicas &&
    (status.updatedAvailableReplicas ?? status.availableReplicas ?? 0) ===
      replicas
  );
}
