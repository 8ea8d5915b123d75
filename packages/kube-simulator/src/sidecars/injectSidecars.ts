import type { Container, Pod } from '../controllers/kinds/pod';
import type {
  SidecarContainer,
  SidecarSet,
  Volume,
} from '../controllers/kinds/sidecarSet';
import { isNative } from './hash';
import { injectedAnnotations, injectedPair, isHot } from './hotUpgrade';
import {
  hashOf,
  injectedBy,
  mapToJson,
  marks,
  readUpgradeMarks,
} from './marks';
import { mergeContainers } from './mergeContainers';
import { fitted, withMissing } from './sharing';
import { upgradeMark } from './upgradeMark';

/**
 * A new pod with the containers, volumes, pull secrets and annotations of the SidecarSets that select it.
 *
 * @param sets - in order of injection, each at the revision to inject
 */
export function injectSidecars(
  pod: Pod,
  sets: readonly SidecarSet[],
  now: number,
): Pod {
  const parts = sets.map(set => contribution(set, pod));
  const containers = parts.flatMap(part => part.containers);
  const initContainers = parts
    .flatMap(part => part.initContainers)
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  if (containers.length + initContainers.length === 0) return pod;
  const { spec, metadata } = pod;
  return {
    ...pod,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        ...injectedAnnotations(
          pod,
          parts.flatMap(part => part.hot),
        ),
        ...stateAnnotations(pod, sets, now),
      },
    },
    spec: {
      ...spec,
      containers: mergeContainers(spec.containers, containers),
      ...unlessEmpty({
        initContainers: mergeContainers(
          (spec.initContainers ?? []) as readonly Container[],
          initContainers,
        ),
        volumes: withMissing(
          spec.volumes,
          parts.flatMap(part => part.volumes),
          'name',
        ),
        imagePullSecrets: withMissing(
          spec.imagePullSecrets,
          sets.flatMap(set => set.spec.imagePullSecrets ?? []),
          'name',
        ),
      }),
    },
  };
}

interface Contribution {
  readonly containers: readonly SidecarContainer[];
  readonly initContainers: readonly SidecarContainer[];
  readonly volumes: readonly Volume[];
  /** The sidecars that come as pairs. */
  readonly hot: readonly SidecarContainer[];
}

/** What one SidecarSet gives to a pod. Of its volumes, those its sidecars mount. */
function contribution({ spec }: SidecarSet, pod: Pod): Contribution {
  const { containers = [], initContainers = [], volumes = [] } = spec;
  const isPair = (sidecar: SidecarContainer) =>
    isHot(sidecar) && (isNative(sidecar) || containers.includes(sidecar));
  const inject = (sidecar: SidecarContainer) =>
    isPair(sidecar)
      ? injectedPair(fitted(sidecar, pod))
      : [fitted(sidecar, pod)];
  const sidecars = [...initContainers, ...containers];
  const mounted = new Set(
    sidecars.flatMap(({ volumeMounts }) =>
      ((volumeMounts ?? []) as readonly Volume[]).map(({ name }) => name),
    ),
  );
  return {
    containers: containers.flatMap(inject),
    initContainers: initContainers.flatMap(inject),
    volumes: volumes.filter(({ name }) => mounted.has(name)),
    hot: sidecars.filter(isPair),
  };
}

/** At which state of which SidecarSet the pod is from now on. */
function stateAnnotations(
  pod: Pod,
  sets: readonly SidecarSet[],
  now: number,
): Readonly<Record<string, string>> {
  const names = sets.map(({ metadata }) => metadata.name);
  const marked = (annotation: string, markOf: (set: SidecarSet) => object) =>
    mapToJson({
      ...readUpgradeMarks(pod, annotation),
      ...Object.fromEntries(sets.map(set => [set.metadata.name, markOf(set)])),
    });
  return {
    [marks.hash]: marked(marks.hash, set => upgradeMark(set, now)),
    [marks.hashWithoutImage]: marked(marks.hashWithoutImage, set => {
      const { controllerRevision: _, ...mark } = upgradeMark(set, now);
      return { ...mark, hash: hashOf(set, marks.hashWithoutImage) };
    }),
    [marks.injectedList]: [...new Set([...injectedBy(pod), ...names])]
      .sort()
      .join(','),
  };
}

function unlessEmpty(
  lists: Readonly<Record<string, readonly unknown[]>>,
): object {
  return Object.fromEntries(
    Object.entries(lists).filter(([, list]) => list.length > 0),
  );
}
