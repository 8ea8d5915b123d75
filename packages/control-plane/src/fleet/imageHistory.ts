import type { Manifest } from '../manifests/manifest';

/** What containers were before, by name: an image, or fields of the container. */
export type Images = Readonly<
  Record<string, string | Readonly<Record<string, unknown>>>
>;

/** States of a workload or SidecarSet before its manifest, oldest first. */
export interface ImageHistory {
  /** `<namespace>/<kind>/<name>`, or `<kind>/<name>` without a namespace. */
  readonly workload: string;
  readonly images: readonly Images[];
}

/** The name by which a history means a workload. */
export function workloadKey({ kind, metadata }: Manifest): string {
  const { namespace, name } = metadata;
  return namespace ? `${namespace}/${kind}/${name}` : `${kind}/${name}`;
}

interface Containers {
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
  }[];
}

interface WorkloadSpec {
  readonly replicas?: number;
  readonly template: { readonly spec: Containers };
}

/**
 * What a workload was before its manifest, oldest first. A controller makes a revision of every template, also
 * without pods: only the last step has any, so that there is something for the manifest itself to replace.
 */
export function earlierStates(
  manifest: Manifest,
  history: readonly Images[],
): Manifest[] {
  if (isSidecarSet(manifest)) {
    const spec = manifest.spec as Containers;
    return history.map(images => ({
      ...manifest,
      spec: withImages(spec, images),
    }));
  }
  const spec = manifest.spec as WorkloadSpec;
  return history.map((images, index) => ({
    ...manifest,
    spec: {
      ...spec,
      replicas: index === history.length - 1 ? spec.replicas ?? 1 : 0,
      template: {
        ...spec.template,
        spec: withImages(spec.template.spec, images),
      },
    },
  }));
}

export function isSidecarSet({ kind }: Manifest): boolean {
  return kind === 'SidecarSet';
}

function withImages<T extends Containers>(spec: T, images: Images): T {
  return {
    ...spec,
    containers: spec.containers.map(container => {
      const earlier = images[container.name] ?? {};
      return typeof earlier === 'string'
        ? { ...container, image: earlier }
        : { ...container, ...earlier };
    }),
  };
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
