import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { demandByNode, shareOf, sum, takesPods } from '../shared/capacity';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { percent } from '../shared/text';
import { above, worst } from '../shared/verdicts';

export const requestedShare: ClusterCheck = {
  id: 'requested-share',
  pillar: 'capacity',
  title: 'Every pool has room',
  why: 'A full pool turns the next rollout, and the next lost node, into pods that wait.',
  limits:
    'requests ÷ allocatable of a pool’s nodes that take pods, the worse of CPU and memory; passes: up to 80%; warns: up to 95%; fails: more',
  suggestion:
    'Add nodes to the pool, or bring requests closer to what is used.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node, kinds.pod],
  evaluate: facts =>
    judge({ nodes: facts.nodes, pods: facts.pods }, ({ nodes, pods }) => {
      const usable = nodes.value.filter(takesPods);
      if (usable.length === 0) return notApplicable('No node takes pods');
      const byNode = demandByNode(pods.value);
      const pools = [...groupBy(usable, ({ pool }) => pool)].map(
        ([pool, members]) => ({
          pool: pool || 'without a name',
          share: shareOf(
            sum(members.flatMap(({ name }) => byNode.get(name) ?? [])),
            sum(members.map(({ allocatable }) => allocatable)),
          ),
        }),
      );
      const fullest = pools.reduce((a, b) => (b.share > a.share ? b : a));
      return {
        verdict: worst(
          pools.map(({ share }) => above(share, { warn: 0.8, fail: 0.95 })),
        ),
        summary: `fullest pool (${fullest.pool}) at ${percent(
          fullest.share,
        )}; limit 80%, failing above 95%`,
        evidence: pools.map(({ pool, share }) => ({
          source: `pool ${pool}, requests ÷ allocatable`,
          value: percent(share),
          at: nodes.at,
        })),
      };
    }),
};
