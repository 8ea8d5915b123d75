import { toTime } from '../apimachinery/time';
import type { Container, Pod } from '../controllers/kinds/pod';
import type {
  SidecarContainer,
  SidecarSet,
  Volume,
} from '../controllers/kinds/sidecarSet';
import { isNative } from './hash';
import {
  hashOf,
  injectedBy,
  mapToJson,
  marks,
  readUpgradeMarks,
  type UpgradeMark,
} from './marks';
import { sharedMounts, transferredEnv, withMissing } from './sharing';

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
  const containers: SidecarContainer[] = [];
  const initContainers: SidecarContainer[] = [];
  const volumes: Volume[] = [];
  const pullSecrets: { readonly name: string }[] = [];
  const hashes: Record<string, UpgradeMark> = {};
  const hashesWithoutImage: Record<string, UpgradeMark> = {};
  for (const set of sets) {
    const { spec } = set;
    const ready = (sidecar: SidecarContainer) => prepared(sidecar, pod);
    initContainers.push(...(spec.initContainers ?? []).map(ready));
    containers.push(...(spec.containers ?? []).map(ready));
    volumes.push(...mountedVolumes(set));
    pullSecrets.push(...(spec.imagePullSecrets ?? []));
    const { name } = set.metadata;
    hashes[name] = upgradeMark(set, now);
    hashesWithoutImage[name] = {
      ...upgradeMark(set, now),
      hash: hashOf(set, marks.hashWithoutImage),
      controllerRevision: undefined,
    };
  }
  if (containers.length + initContainers.length === 0) return pod;
  initContainers.sort((a, b) =>
    a.name < b.name ? -1 : Number(a.name > b.name),
  );
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: {
        ...pod.metadata.annotations,
        [marks.hash]: mapToJson({
          ...readUpgradeMarks(pod, marks.hash),
          ...hashes,
        }),
        [marks.hashWithoutImage]: mapToJson({
          ...readUpgradeMarks(pod, marks.hashWithoutImage),
          ...hashesWithoutImage,
        }),
        [marks.injectedList]: [
          ...new Set([...injectedBy(pod), ...Object.keys(hashes)]),
        ]
          .sort()
          .join(','),
      },
    },
    spec: {
      ...pod.spec,
      containers: merge(pod.spec.containers, containers),
      ...optional(
        'initContainers',
        merge(asContainers(pod.spec.initContainers), initContainers),
      ),
      ...optional('volumes', withMissing(pod.spec.volumes, volumes, 'name')),
      ...optional(
        'imagePullSecrets',
        withMissing(pod.spec.imagePullSecrets, pullSecrets, 'name'),
      ),
    },
  };
}

/** What a pod that has just been brought to the state of a SidecarSet carries. */
export function upgradeMark(set: SidecarSet, now: number): UpgradeMark {
  const { containers = [], initContainers = [] } = set.spec;
  return {
    updateTimestamp: toTime(now),
    hash: hashOf(set),
    sidecarSetName: set.metadata.name,
    sidecarList: [...initContainers.filter(isNative), ...containers]
      .map(({ name }) => name)
      .sort(),
    ...(set.status?.latestRevision
      ? { controllerRevision: set.status.latestRevision }
      : {}),
  };
}

/** A sidecar with what this pod adds to it: marked as injected, variables and mounts of its neighbours. */
function prepared(sidecar: SidecarContainer, pod: Pod): SidecarContainer {
  const shared = sharedMounts(sidecar, pod);
  const transferred = withMissing(
    transferredEnv(sidecar, pod),
    shared.env,
    'name',
  );
  const own = [
    ...asList(sidecar.env),
    { name: marks.injectedEnv, value: 'true' },
  ];
  return {
    ...sidecar,
    env: withMissing(own, transferred, 'name'),
    ...optional(
      'volumeMounts',
      withMissing(sidecar.volumeMounts, shared.mounts, 'mountPath'),
    ),
  };
}

/** Only volumes that a sidecar mounts are injected. */
function mountedVolumes({ spec }: SidecarSet): readonly Volume[] {
  const sidecars = [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
  const mounted = new Set(
    sidecars.flatMap(({ volumeMounts }) =>
      asList(volumeMounts).map(mount => (mount as Volume).name),
    ),
  );
  return (spec.volumes ?? []).filter(({ name }) => mounted.has(name));
}

/** A container of the same name is replaced where it is; others go before or after those of the pod. */
function merge(
  own: readonly Container[],
  sidecars: readonly SidecarContainer[],
): readonly Container[] {
  const byName = new Map(sidecars.map(sidecar => [sidecar.name, sidecar]));
  const taken = new Set(own.map(({ name }) => name));
  const added = sidecars.filter(({ name }) => !taken.has(name));
  const goesBefore = ({ podInjectPolicy }: SidecarContainer) =>
    podInjectPolicy === 'BeforeAppContainer';
  return [
    ...added.filter(goesBefore).map(plain),
    ...own.map(container => {
      const sidecar = byName.get(container.name);
      return sidecar ? plain(sidecar) : container;
    }),
    ...added.filter(sidecar => !goesBefore(sidecar)).map(plain),
  ];
}

/** Without what only a SidecarSet says of a container. */
function plain({
  podInjectPolicy: _policy,
  upgradeStrategy: _upgrade,
  shareVolumePolicy: _share,
  transferEnv: _env,
  ...container
}: SidecarContainer): Container {
  return container as Container;
}

function optional<T>(field: string, list: readonly T[]): object {
  return list.length === 0 ? {} : { [field]: list };
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asContainers(value: unknown): readonly Container[] {
  return asList(value) as readonly Container[];
}
