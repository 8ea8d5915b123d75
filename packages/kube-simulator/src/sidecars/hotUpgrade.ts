import type { Pod } from '../controllers/kinds/pod';
import type { SidecarContainer } from '../controllers/kinds/sidecarSet';
import { mapToJson, readJson } from './marks';

/** Annotations of pods with hot-upgraded sidecars. */
export const hotMarks = {
  /** Sidecar to the container of its pair that works. */
  working: 'kruise.io/sidecarset-working-hotupgrade-container',
  /** What a container of a pair finds in its environment about itself; `0` for the empty one. */
  version: (container: string) => `version.sidecarset.kruise.io/${container}`,
  /** And about the other one. */
  versionAlt: (container: string) =>
    `versionalt.sidecarset.kruise.io/${container}`,
} as const;

/**
 * A hot-upgraded sidecar is a pair of containers, one of which runs an image that does nothing. An upgrade
 * starts the new image in that one, and empties the other when the new one serves.
 */
export function isHot({ upgradeStrategy }: SidecarContainer): boolean {
  return upgradeStrategy?.upgradeType === 'HotUpgrade';
}

export function pairOf({ name }: Pick<SidecarContainer, 'name'>) {
  return [`${name}-1`, `${name}-2`] as const;
}

/** Names of the containers a sidecar has in a pod. */
export function namesInPod(sidecar: SidecarContainer): readonly string[] {
  return isHot(sidecar) ? pairOf(sidecar) : [sidecar.name];
}

export function emptyImage({ upgradeStrategy }: SidecarContainer): string {
  return upgradeStrategy?.hotUpgradeEmptyImage ?? '';
}

/** Sidecar to working container. */
export function workingContainers({
  metadata,
}: Pick<Pod, 'metadata'>): Readonly<Record<string, string>> {
  return (readJson(metadata.annotations?.[hotMarks.working]) ?? {}) as Readonly<
    Record<string, string>
  >;
}

/** Which container of a pair works; the other is empty, or in an upgrade the older one. */
export function rolesOf(sidecar: SidecarContainer, pod: Pod) {
  const [first, second] = pairOf(sidecar);
  return workingContainers(pod)[sidecar.name] === first
    ? { working: first, other: second }
    : { working: second, other: first };
}

/** The pair a new pod gets, the first of it working. */
export function injectedPair(
  sidecar: SidecarContainer,
): readonly SidecarContainer[] {
  const [first, second] = pairOf(sidecar);
  return [
    withVersions({ ...sidecar, name: first }),
    withVersions({ ...sidecar, name: second, image: emptyImage(sidecar) }),
  ];
}

/**
 * What says so beside the pairs of a new pod: of each the first container works. Version `1` is a first
 * injection, no upgrade.
 */
export function injectedAnnotations(
  pod: Pod,
  hot: readonly SidecarContainer[],
): Readonly<Record<string, string>> {
  if (hot.length === 0) return {};
  const working = hot.map(sidecar => [sidecar.name, pairOf(sidecar)[0]]);
  const versions = hot.flatMap(sidecar => {
    const [first, second] = pairOf(sidecar);
    return [
      [hotMarks.version(first), '1'],
      [hotMarks.versionAlt(first), '0'],
      [hotMarks.version(second), '0'],
      [hotMarks.versionAlt(second), '1'],
    ];
  });
  return {
    [hotMarks.working]: mapToJson({
      ...workingContainers(pod),
      ...Object.fromEntries(working),
    }),
    ...Object.fromEntries(versions),
  };
}

function withVersions(container: SidecarContainer): SidecarContainer {
  const variable = (name: string, annotation: string) => ({
    name,
    valueFrom: {
      fieldRef: { fieldPath: `metadata.annotations['${annotation}']` },
    },
  });
  return {
    ...container,
    env: [
      ...(Array.isArray(container.env) ? (container.env as object[]) : []),
      variable('SIDECARSET_VERSION', hotMarks.version(container.name)),
      variable('SIDECARSET_VERSION_ALT', hotMarks.versionAlt(container.name)),
    ],
  };
}
