import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';

/** Says who owns an object of a cluster. */
export type OwnerLookup = (object: {
  readonly cluster: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}) => ReturnType<ClusterFacts['ownerOf']>;
