import type {
  ClusterSummary,
  Known,
  NodePool,
} from '@pilotage/plugin-cluster-health-common';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { known, lastKnown, mapFact } from './known';
import { lastBackup } from './lastBackup';
import { nodeCounts } from './nodeCounts';
import { nodePools } from './nodePools';
import { podTally } from './podTally';
import { survives } from './survives';

/** What was counted on a cluster when it was looked at. */
export interface ClusterLook
  extends Pick<
    ClusterSummary,
    'version' | 'nodes' | 'pods' | 'survives' | 'lastBackup'
  > {
  readonly pools: Known<readonly NodePool[]>;
}

/**
 * Counts what pages show of a cluster.
 *
 * @param before - where a value is not known now, the last known one is kept, with its age.
 */
export function clusterLook(
  facts: ClusterFacts,
  before: ClusterLook | undefined,
): ClusterLook {
  const { nodes } = facts;
  const tally = mapFact(facts.pods, podTally);
  const look: ClusterLook = {
    version: known(facts.version),
    nodes: known(mapFact(nodes, nodeCounts)),
    pods: known(mapFact(tally, ({ total, failing }) => ({ total, failing }))),
    survives: known(survives(facts)),
    lastBackup: lastBackup(
      facts.objects({ group: 'velero.io', kind: 'Backup' }),
    ),
    pools: known(
      mapFact(nodes, rows =>
        nodePools(
          rows,
          tally.state === 'known' ? tally.value.onNode : new Map(),
        ),
      ),
    ),
  };
  return {
    version: lastKnown(look.version, before?.version),
    nodes: lastKnown(look.nodes, before?.nodes),
    pods: lastKnown(look.pods, before?.pods),
    survives: lastKnown(look.survives, before?.survives),
    lastBackup: lastKnown(look.lastBackup, before?.lastBackup),
    pools: lastKnown(look.pools, before?.pools),
  };
}
