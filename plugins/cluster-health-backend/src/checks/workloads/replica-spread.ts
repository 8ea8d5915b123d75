import type { PodRow } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedWorkload } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds, workloadReads } from '../shared/kinds';
import { podsByWorkload } from '../shared/podsByWorkload';

export const replicaSpread: ClusterCheck = {
  id: 'replica-spread',
  pillar: 'workloads',
  title: 'Replicas do not share one fate',
  why: 'Replicas on one node, or in one zone, go down together.',
  limits:
    'workloads with two and more placed pods all on one node, or three and more all in one of several zones; passes: none; warns: some; not applicable: no such workload',
  suggestion:
    'Add topologySpreadConstraints over kubernetes.io/hostname and topology.kubernetes.io/zone.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod, kinds.node, ...workloadReads],
  evaluate: facts =>
    judge({ pods: facts.pods, nodes: facts.nodes }, ({ pods, nodes }) => {
      const zones = new Set(
        nodes.value.map(({ zone }) => zone).filter(Boolean),
      );
      const spread = [...podsByWorkload(facts, pods.value)].flatMap(
        ([workload, members]) => {
          const placed = members.filter(({ node }) => node);
          return placed.length < 2 ? [] : [{ workload, placed }];
        },
      );
      if (spread.length === 0 || nodes.value.length < 2) {
        return notApplicable('Nothing could be spread here');
      }
      const bad = spread.flatMap(({ workload, placed }) => {
        const fate = sharedFate(placed, zones.size);
        return fate ? [{ workload, fate }] : [];
      });
      return {
        verdict: bad.length ? 'warn' : 'pass',
        summary: `${bad.length} of ${spread.length} workloads are all in one place; none should be`,
        affected: bad.map(({ workload, fate }) =>
          affectedWorkload(facts, workload, fate),
        ),
      };
    }),
};

function sharedFate(
  pods: readonly PodRow[],
  zones: number,
): string | undefined {
  const [first] = pods;
  if (!first) return undefined;
  if (pods.every(({ node }) => node === first.node)) {
    return `all ${pods.length} on node ${first.node}`;
  }
  return zones > 1 &&
    pods.length > 2 &&
    first.zone &&
    pods.every(({ zone }) => zone === first.zone)
    ? `all ${pods.length} in zone ${first.zone}`
    : undefined;
}
