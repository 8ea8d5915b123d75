import type { Cause } from '@pilotage/plugin-cluster-health-common';

/**
 * A cause as it shows on one cluster, before the clusters are put together and its history is added. The key does not
 * contain the cluster: the same cause on two clusters is one.
 */
export type FoundCause = Omit<Cause, 'firstSeen' | 'lastSeen' | 'returns'>;
