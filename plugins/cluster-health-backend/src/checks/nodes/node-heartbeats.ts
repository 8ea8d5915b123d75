import type { NodeCondition } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedNode } from '../shared/affected';
import { clusterTime } from '../shared/clusterTime';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isReady } from '../shared/nodes';
import { duration } from '../shared/text';

/** Kubelets and detectors confirm every five minutes at the latest. */
const limitMs = 30 * 60_000;
/** Set once by the network plugin, and never confirmed. */
const setOnce = new Set(['NetworkUnavailable']);

export const nodeHeartbeats: ClusterCheck = {
  id: 'node-heartbeats',
  pillar: 'nodes',
  title: 'What nodes report is up to date',
  why: 'A condition whose author has died keeps its last value for ever: a fault stays hidden, or a mended one stays red.',
  limits:
    'passes: every condition of a Ready node was confirmed within 30 min; warns: one was not; not applicable: no node says when',
  suggestion:
    'Restart what writes the condition on the node (the problem detector, most often), or remove the condition.',
  hard: false,
  cost: 'C0',
  reads: [kinds.node],
  evaluate: facts =>
    judge({ nodes: facts.nodes }, ({ nodes: { value: nodes, at } }) => {
      const now = clusterTime(facts, at);
      // A node that is not ready has stopped reporting for a reason that is told elsewhere.
      const confirmed = nodes
        .filter(isReady)
        .flatMap(node =>
          node.conditions
            .filter(isConfirmed)
            .map(condition => ({ node, condition })),
        );
      if (confirmed.length === 0) {
        return notApplicable('No condition says when it was confirmed');
      }
      const old = confirmed.filter(
        ({ condition }) => now - condition.heartbeatAt > limitMs,
      );
      return {
        verdict: old.length ? 'warn' : 'pass',
        summary: `${old.length} of ${confirmed.length} conditions not confirmed for 30 min; none should be`,
        affected: old.map(({ node, condition }) =>
          affectedNode(
            node,
            `${condition.type} confirmed ${duration(
              now - condition.heartbeatAt,
            )} ago`,
          ),
        ),
      };
    }),
};

function isConfirmed({ type, heartbeatAt }: NodeCondition): boolean {
  return heartbeatAt > 0 && !setOnce.has(type);
}
