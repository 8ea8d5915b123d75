import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { conditionEvidence } from '../shared/evidence';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isWatched, problemsOf } from '../shared/nodeProblems';

export const nodeProblems: ClusterCheck = {
  id: 'node-problems',
  pillar: 'nodes',
  title: 'The problem detector has found nothing permanent',
  why: 'A node with a dead disk or a hung kernel stays Ready for a long time, and breaks what is placed on it.',
  limits:
    'passes: no known problem condition is True; warns: one of the software; fails: one of the hardware; not applicable: no detector runs',
  suggestion:
    'Drain the node; reboot it for software, replace the part or the machine for hardware.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes, at } }) => {
      if (!nodes.some(isWatched)) {
        return notApplicable('No node problem detector reports here');
      }
      const found = nodes.flatMap(node =>
        problemsOf(node).map(problem => ({ node, ...problem })),
      );
      const hardware = found.some(problem => problem.class === 'hardware');
      const some = hardware ? 'fail' : 'warn';
      return {
        verdict: found.length ? some : 'pass',
        summary: `problems: ${found.length} on ${nodes.length} nodes; limit 0`,
        evidence: found
          .slice(0, 5)
          .map(({ node, condition }) => conditionEvidence(node, condition, at)),
        affected: found.map(({ node, condition }) =>
          affectedNode(node, `${condition.type}: ${condition.reason}`),
        ),
      };
    }),
};
