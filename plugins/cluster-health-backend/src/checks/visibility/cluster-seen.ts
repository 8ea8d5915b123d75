import type {
  ClusterCheck,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { duration } from '../shared/text';

const warnMs = 60_000;
const failMs = 5 * 60_000;

export const clusterSeen: ClusterCheck = {
  id: 'cluster-seen',
  pillar: 'visibility',
  title: 'This portal sees the cluster',
  why: 'Everything else in the report is only as fresh as the connection it was read through.',
  limits:
    'passes: live and heard from within 60 s; warns: within 5 min; fails: not live, or longer ago; unknown: first synchronisation',
  suggestion:
    'Compare the address and the account in the Kubernetes plugin’s configuration with what the cluster expects.',
  hard: true,
  cost: 'C0',
  reads: [{ type: 'own-state' }],
  evaluate: facts => {
    const { state } = facts.condition;
    const evidence = [
      {
        source: 'connection of this portal',
        value: reasonOf(facts),
        at: facts.now,
      },
    ];
    if (state === 'syncing') {
      return {
        verdict: 'unknown',
        summary: 'The first synchronisation has not finished',
        evidence,
      };
    }
    if (state !== 'live') {
      return {
        verdict: 'fail',
        summary: `The cluster is not seen: ${reasonOf(facts)}`,
        evidence,
      };
    }
    const { lastSeen } = facts.sight;
    if (lastSeen === undefined) {
      return {
        verdict: 'unknown',
        summary: 'Nothing was heard from the cluster yet',
        evidence,
      };
    }
    const age = facts.now - lastSeen;
    const late = age > warnMs ? 'warn' : 'pass';
    return {
      verdict: age > failMs ? 'fail' : late,
      summary: `Heard from ${duration(
        Math.max(0, age),
      )} ago; limit 60 s, failing from 5 min`,
      evidence,
    };
  },
};

/** The state, with the reason where it has one. A state we have never heard of is shown as it is, and is not live. */
function reasonOf({ condition }: ClusterFacts): string {
  return 'reason' in condition
    ? `${condition.state}: ${condition.reason}`
    : condition.state;
}
