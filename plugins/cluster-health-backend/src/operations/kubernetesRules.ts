import { defaultWatchedKinds } from '@pilotage/fleet-node';
import type { CheckRead } from '@pilotage/plugin-cluster-health-common';

/** One rule of a Kubernetes role. */
export type KubernetesRule =
  | {
      /** Empty for the core group. */
      readonly apiGroup: string;
      /** Plural. */
      readonly resource: string;
      /** Only the object of this name. */
      readonly resourceName?: string;
      readonly verbs: readonly ('get' | 'list' | 'watch')[];
    }
  | {
      /** A path that is no object. */
      readonly path: string;
      readonly verbs: readonly ['get'];
    };

/** What the live model lists and watches. Secrets are not in it and never will be. */
export const liveModelRules: readonly KubernetesRule[] = [
  { apiGroup: '', resource: 'pods' },
  { apiGroup: '', resource: 'nodes' },
  ...defaultWatchedKinds.map(({ group, plural }) => ({
    apiGroup: group,
    resource: plural,
  })),
].map(rule => ({ ...rule, verbs: ['list', 'watch'] as const }));

/** What the probes ask whatever the checks are. */
export const probeRules: readonly KubernetesRule[] = [
  { path: '/readyz', verbs: ['get'] },
  { path: '/version', verbs: ['get'] },
  { apiGroup: 'coordination.k8s.io', resource: 'leases', verbs: ['list'] },
];

/** What a check reads, as rules. */
export function rulesOfReads(reads: readonly CheckRead[]): KubernetesRule[] {
  return reads.flatMap((read): KubernetesRule[] => {
    switch (read.type) {
      case 'objects':
        return [
          {
            apiGroup: read.group,
            resource: read.plural,
            ...(read.name === undefined
              ? { verbs: ['list'] }
              : { resourceName: read.name, verbs: ['get'] }),
          },
        ];
      case 'path':
        return [{ path: read.path, verbs: ['get'] }];
      default:
        return [];
    }
  });
}
