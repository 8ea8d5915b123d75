import type { Manifest } from '../manifests/manifest';

/** Images by container name. */
export type Images = Readonly<Record<string, string>>;

/** Images a workload ran before its manifest, oldest first. */
export interface ImageHistory {
  /** `<namespace>/<kind>/<name>`. */
  readonly workload: string;
  readonly images: readonly Images[];
}

/** The name by which a history means a workload. */
export function workloadKey({ kind, metadata }: Manifest): string {
  return `${metadata.namespace ?? 'default'}/${kind}/${metadata.name}`;
}

interface WorkloadSpec {
  readonly replicas?: number;
  readonly template: {
    readonly spec: {
      readonly containers: readonly {
        readonly name: string;
        readonly image: string;
      }[];
    };
  };
}

/**
 * What a workload was before its manifest, oldest first. A controller makes a revision of every template, also
 * without pods: only the last step has any, so that there is something for the manifest itself to replace.
 */
export function earlierStates(
  manifest: Manifest,
  history: readonly Images[],
): Manifest[] {
  const spec = manifest.spec as WorkloadSpec;
  return history.map((images, index) => ({
    ...manifest,
    spec: {
      ...spec,
      replicas: index === history.length - 1 ? spec.replicas ?? 1 : 0,
      template: {
        ...spec.template,
        spec: {
          ...spec.template.spec,
          containers: spec.template.spec.containers.map(container => ({
            ...container,
            image: images[container.name] ?? container.image,
          })),
        },
      },
    },
  }));
}

/** Whether the controller has seen the newest spec. */
export function isObserved(workload: unknown): boolean {
  const { metadata, status } = workload as LiveWorkload;
  return (status?.observedGeneration ?? 0) >= (metadata.generation ?? 1);
}

/** Whether every pod is of the newest template and available. */
export function isRolledOut(workload: unknown): boolean {
  const { spec, status } = workload as LiveWorkload;
  const replicas = spec.replicas ?? 1;
  return (
    isObserved(workload) &&
    // Counts of zero are left out.
    (status?.updatedReplicas ?? 0) === replicas &&
    (status?.availableReplicas ?? 0) === replicas
  );
}

interface LiveWorkload {
  readonly metadata: { readonly generation?: number };
  readonly spec: { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
  };
}
