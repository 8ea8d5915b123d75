import type { WatchedKind } from '@pilotage/fleet-node';
import { defaultWatchedKinds } from '@pilotage/fleet-node';
import { guardKinds } from '../guards/guardKinds';

/** One rule of a Kubernetes role. */
export interface KubernetesRule {
  /** Empty for the core group. */
  readonly apiGroup: string;
  /** Plural, with the subresource where one is meant: `pods/log`. */
  readonly resource: string;
  readonly verbs: readonly ('get' | 'list' | 'watch' | 'patch')[];
  /** Its objects belong to no namespace, so no RoleBinding can grant it. */
  readonly clusterScoped?: boolean;
}

/**
 * Context kinds that this plugin looks at: namespaces for the namespaceSelector of SidecarSets, the others to name the
 * application a pod belongs to. The model watches more of them for other plugins, which ask for those rights themselves.
 */
const contextKinds: ReadonlySet<string> = new Set([
  'Namespace',
  'DaemonSet',
  'StatefulSet',
]);

/** What the live model lists and watches. Secrets are not in it and never will be. */
export const liveModelRules: readonly KubernetesRule[] = [
  watching({ group: '', plural: 'pods' }),
  watching({ group: '', plural: 'nodes' }),
  ...defaultWatchedKinds
    .filter(({ role }) => role !== 'context')
    .map(kind => watching(kind)),
];

/** What the sidecar matrices are made from besides. */
export const sidecarModelRules: readonly KubernetesRule[] = [
  ...liveModelRules,
  ...defaultWatchedKinds
    .filter(({ role, kind }) => role === 'context' && contextKinds.has(kind))
    .map(kind => watching(kind)),
];

/** Reading a workload fresh, the one conditional write, and its dry run. */
export const workloadRules = changing(({ namespaced }) => namespaced);

/** The same for SidecarSets, which belong to no namespace. */
export const sidecarSetRules = changing(({ namespaced }) => !namespaced);

/** What may stand in the way of a change, read for each forecast. */
export const guardRules: readonly KubernetesRule[] = guardKinds.map(
  ({ group, plural }) => ({
    apiGroup: group,
    resource: plural,
    verbs: ['list'] as const,
  }),
);

/** Why a pod fails: its events and last log lines. */
export const diagnosisRules: readonly KubernetesRule[] = [
  { apiGroup: '', resource: 'events', verbs: ['list'] },
  { apiGroup: '', resource: 'pods/log', verbs: ['get'] },
];

function watching(kind: Pick<WatchedKind, 'group' | 'plural'>): KubernetesRule {
  return {
    apiGroup: kind.group,
    resource: kind.plural,
    verbs: ['list', 'watch'],
  };
}

function changing(
  which: (kind: WatchedKind) => boolean,
): readonly KubernetesRule[] {
  return defaultWatchedKinds
    .filter(kind => kind.role === 'workload' && which(kind))
    .map(({ group, plural, namespaced }) => ({
      apiGroup: group,
      resource: plural,
      verbs: ['get', 'patch'],
      ...(namespaced ? {} : { clusterScoped: true }),
    }));
}
