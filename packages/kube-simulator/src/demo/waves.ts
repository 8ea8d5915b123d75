import { workloadKey, type ClusterPlan, type Manifest } from './fleetPlan';

/** Objects to create, or whose images to change, together; the next wave waits for these. */
interface Wave {
  readonly create: readonly Manifest[];
  readonly change: readonly Manifest[];
}

/**
 * The order in which a cluster's objects come to be: everything with its oldest images, then one image of the
 * history after the other. Workloads arrive at their manifest together, in the last wave.
 */
export function waves(
  plan: Pick<ClusterPlan, 'manifests' | 'history'>,
): readonly Wave[] {
  const earlier = new Map(
    plan.history.map(({ workload, images }) => [workload, images]),
  );
  const length = Math.max(
    0,
    ...plan.history.map(({ images }) => images.length),
  );
  return Array.from({ length: length + 1 }, (_, wave) => {
    const fromEnd = length - wave;
    const create: Manifest[] = [];
    const change: Manifest[] = [];
    for (const manifest of plan.manifests) {
      const images = earlier.get(workloadKey(manifest)) ?? [];
      if (wave === 0) {
        create.push(
          images.length === 0 ? manifest : withImages(manifest, images[0]),
        );
      } else if (images.length > fromEnd) {
        change.push(
          fromEnd === 0 ? manifest : withImages(manifest, images.at(-fromEnd)),
        );
      }
    }
    return { create, change };
  });
}

interface Container {
  readonly name: string;
  readonly image: string;
}

/** The containers in a workload's manifest. */
export function containersOf(manifest: Manifest): readonly Container[] {
  const { spec } = manifest as {
    readonly spec?: {
      readonly template?: {
        readonly spec?: { readonly containers?: readonly Container[] };
      };
    };
  };
  return spec?.template?.spec?.containers ?? [];
}

function withImages(
  manifest: Manifest,
  images: Readonly<Record<string, string>> = {},
): Manifest {
  const spec = manifest.spec as {
    readonly template: { readonly spec: object };
  };
  const containers = containersOf(manifest).map(container => ({
    ...container,
    image: images[container.name] ?? container.image,
  }));
  return {
    ...manifest,
    spec: {
      ...spec,
      template: {
        ...spec.template,
        spec: { ...spec.template.spec, containers },
      },
    },
  };
}
