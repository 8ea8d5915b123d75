import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import { useEffect, useState } from 'react';
import { selectCluster } from '../model/selectCluster';

/** Name of the cluster whose details are shown; see {@link selectCluster}. */
export function useSelectedCluster(
  asked: string | undefined,
  shown: readonly ClusterSummary[],
): string | undefined {
  const [before, setBefore] = useState<string>();
  const selected = selectCluster({
    asked,
    before,
    shown: shown.map(({ status }) => status.cluster.name),
  });
  useEffect(() => setBefore(selected), [selected]);
  return selected;
}
