import type { Container, Pod } from '../controllers/kinds/pod';
import type { SidecarContainer } from '../controllers/kinds/sidecarSet';
import { marks } from './marks';

interface EnvVar {
  readonly name: string;
  readonly value?: string;
}

interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPathExpr?: string;
}

/** The list with those of the others whose key it has not yet. */
export function withMissing<T extends object>(
  list: unknown,
  others: readonly T[],
  key: string,
): readonly T[] {
  const result = (Array.isArray(list) ? list : []) as readonly T[];
  const valueOf = (item: T) => (item as Record<string, unknown>)[key];
  const seen = new Set(result.map(valueOf));
  const added = others.filter(item => {
    if (seen.has(valueOf(item))) return false;
    seen.add(valueOf(item));
    return true;
  });
  return [...result, ...added];
}

/** A sidecar with what this pod adds to it: marked as injected, variables and mounts of its neighbours. */
export function fitted(sidecar: SidecarContainer, pod: Pod): SidecarContainer {
  const { mounts, env } = sharedMounts(sidecar, pod);
  const own = [...envOf(sidecar), { name: marks.injectedEnv, value: 'true' }];
  const given = [...transferredEnv(sidecar, pod), ...env];
  const volumeMounts = withMissing(sidecar.volumeMounts, mounts, 'mountPath');
  return {
    ...sidecar,
    env: withMissing(own, given, 'name'),
    ...(volumeMounts.length > 0 ? { volumeMounts } : {}),
  };
}

/**
 * With `shareVolumePolicy: enabled`, a sidecar mounts what the application's containers mount, and gets the
 * variables their sub-path expressions refer to.
 */
function sharedMounts(
  { shareVolumePolicy }: SidecarContainer,
  pod: Pod,
): {
  readonly mounts: readonly VolumeMount[];
  readonly env: readonly EnvVar[];
} {
  if (shareVolumePolicy?.type !== 'enabled') return { mounts: [], env: [] };
  const applications = pod.spec.containers.filter(
    container => !isInjected(container),
  );
  return {
    mounts: applications.flatMap(mountsOf),
    env: applications.flatMap(container =>
      mountsOf(container).flatMap(({ subPathExpr = '' }) =>
        [...subPathExpr.matchAll(/\$\(([^)]+)\)/g)].flatMap(([, variable]) =>
          envOf(container).filter(({ name }) => name === variable),
        ),
      ),
    ),
  };
}

/** The variables a sidecar asked of other containers; those that do not exist are left out. */
function transferredEnv(
  { transferEnv = [] }: SidecarContainer,
  pod: Pod,
): readonly EnvVar[] {
  return transferEnv.flatMap(transfer => {
    const path = transfer.sourceContainerNameFrom?.fieldRef?.fieldPath;
    const source = path ? metadataAt(path, pod) : transfer.sourceContainerName;
    const container = pod.spec.containers.find(({ name }) => name === source);
    const names = new Set(
      [transfer.envName, ...(transfer.envNames ?? [])].filter(Boolean),
    );
    return [...names].sort().flatMap(wanted => {
      const variable = container
        ? envOf(container).findLast(({ name }) => name === wanted)
        : undefined;
      return variable ? [variable] : [];
    });
  });
}

/** `metadata.labels['key']` or `metadata.annotations['key']`. */
function metadataAt(path: string, { metadata }: Pod): string | undefined {
  const [, map, key] =
    /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(path) ?? [];
  if (!key) return undefined;
  return (map === 'labels' ? metadata.labels : metadata.annotations)?.[key];
}

function isInjected(container: Container): boolean {
  return envOf(container).some(
    ({ name, value }) => name === marks.injectedEnv && value === 'true',
  );
}

function envOf({ env }: Container): readonly EnvVar[] {
  return Array.isArray(env) ? (env as EnvVar[]) : [];
}

function mountsOf({ volumeMounts }: Container): readonly VolumeMount[] {
  return Array.isArray(volumeMounts) ? (volumeMounts as VolumeMount[]) : [];
}
