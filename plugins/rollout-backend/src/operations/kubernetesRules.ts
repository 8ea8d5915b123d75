import { defaultWatchedKinds } from '@pilotage/fleet-node';
import { guardKinds } from '../guards/guardKinds';

/** One rule of a Kubernetes role. */
export interface KubernetesRule {
  /** Empty for the core group. */
  readonly apiGroup: string;
  /** Plural, with the subresource where one is meant: `pods/log`. */
  readonly resource: string;
  readonly verbs: readonly ('get' | 'list' | 'watch' | 'patch')[];
}

const workloads = defaultWatchedKinds
  .filter(({ role }) => role === 'workload')
  .map(({ group, plural }) => ({ apiGroup: group, resource: plural }));

/** What the live model lists and watches. Secrets are not in it and never will be. */
export const liveModelRules: readonly KubernetesRule[] = [
  { apiGroup: '', resource: 'pods' },
  { apiGroup: '', resource: 'nodes' },
  ...defaultWatchedKinds.map(({ group, plural }) => ({
    apiGroup: group,
    resource: plural,
  })),
].map(rule => ({ ...rule, verbs: ['list', 'watch'] as const }));

/** Reading a workload fresh, before it is forecast or written. */
export const workloadReadRules: readonly KubernetesRule[] = workloads.map(
  rule => ({ ...rule, verbs: ['get'] as const }),
);

/** The one conditional write, and its dry run. */
export const workloadWriteRules: readonly KubernetesRule[] = workloads.map(
  rule => ({ ...rule, verbs: ['patch'] as const }),
);

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
