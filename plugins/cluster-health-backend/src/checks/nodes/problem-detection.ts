import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isWatched } from '../shared/nodeProblems';
import { percent } from '../shared/text';
import { below } from '../shared/verdicts';

export const problemDetection: ClusterCheck = {
  id: 'problem-detection',
  pillar: 'nodes',
  title: 'The problem detector runs on every node',
  why: 'On a node without it, a broken disk or kernel is noticed by its victims first.',
  limits:
    'share of nodes with its conditions; passes: 99% and more; warns: 90% and more; fails: less; not applicable: it runs nowhere',
  suggestion:
    'Look at the detector’s DaemonSet: tolerations and resources usually keep it off some nodes.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes } }) => {
      const blind = nodes.filter(node => !isWatched(node));
      if (blind.length === nodes.length) {
        return notApplicable('No node problem detector reports here');
      }
      const share = 1 - blind.length / nodes.length;
      return {
        verdict: below(share, { warn: 0.99, fail: 0.9 }),
        summary: `${percent(
          share,
        )} of nodes are watched; limit 99%, failing below 90%`,
        affected: blind.map(node => affectedNode(node)),
      };
    }),
};
