import type { ClusterPlan, EarlierContainers } from './fleetPlan';
import { objectKey, type Manifest } from './manifest';

/** Objects to change and to create together; the next wave waits for these. What exists changes first. */
interface Wave {
  readonly create: readonly Manifest[];
  readonly change: readonly Manifest[];
}

/**
 * The order in which a cluster's objects come to be: those named `first`, then everything else, each in its oldest
 * state, then one state of the history after the other. All arrive at their manifest together, in the last wave.
 */
export function waves(
  plan: Pick<ClusterPlan, 'manifests' | 'history' | 'first'>,
): readonly Wave[] {
  const earlier = new Map(
    plan.history.map(({ workload, images }) => [workload, images]),
  );
  const lives = plan.manifests.map(manifest => {
    const key = objectKey(manifest);
    return {
      born: plan.first.length === 0 || isEarly(manifest, plan.first) ? 0 : 1,
      states: [
        ...(earlier.get(key) ?? []).map(before => withBefore(manifest, before)),
        manifest,
      ],
    };
  });
  const length = Math.max(
    0,
    ...lives.map(({ born, states }) => born + states.length),
  );
  return Array.from({ length }, (_, wave) => {
    const create: Manifest[] = [];
    const change: Manifest[] = [];
    for (const { born, states } of lives) {
      const state = states[states.length - (length - wave)];
      if (wave === born) create.push(states[0]!);
      else if (wave > born && state && state !== states[0]) change.push(state);
    }
    return { create, change };
  });
}

/** Nothing can be in a namespace that is not there. */
function isEarly(manifest: Manifest, first: readonly string[]): boolean {
  return manifest.kind === 'Namespace' || first.includes(objectKey(manifest));
}

interface Container {
  readonly name: string;
  readonly image: string;
}

interface SpecWithContainers {
  readonly containers?: readonly Container[];
  readonly template?: {
    readonly spec?: { readonly containers?: readonly Container[] };
  };
}

/** The containers in a manifest: of a workload's template, or those a SidecarSet injects. */
export function containersOf(manifest: Manifest): readonly Container[] {
  const { template, containers } = (manifest.spec ?? {}) as SpecWithContainers;
  if (template) return template.spec?.containers ?? [];
  return manifest.kind === 'SidecarSet' ? containers ?? [] : [];
}

function withBefore(manifest: Manifest, before: EarlierContainers): Manifest {
  const containers = containersOf(manifest).map(container => {
    const earlier = before[container.name] ?? {};
    return typeof earlier === 'string'
      ? { ...container, image: earlier }
      : { ...container, ...earlier };
  });
  const spec = manifest.spec as SpecWithContainers;
  return {
    ...manifest,
    spec: spec.template
      ? {
          ...spec,
          template: {
            ...spec.template,
            spec: { ...spec.template.spec, containers },
          },
        }
      : { ...spec, containers },
  };
}
