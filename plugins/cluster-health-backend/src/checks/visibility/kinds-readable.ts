import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { notReadYet } from '../shared/sight';

export const kindsReadable: ClusterCheck = {
  id: 'kinds-readable',
  pillar: 'visibility',
  title: 'Everything that is followed can be read',
  why: 'Checks and causes are blind to what the portal’s account may not read; blind is not healthy.',
  limits:
    'passes: every kind that is followed was read; warns: one was not; unknown: the cluster is not seen',
  suggestion:
    'Give the portal’s account the generated ClusterRole of this plugin.',
  hard: false,
  cost: 'C0',
  reads: [{ type: 'own-state' }],
  evaluate: ({ condition, sight, now }) => {
    if (condition.state !== 'live') {
      return {
        verdict: 'unknown',
        summary: `The cluster is ${condition.state}`,
      };
    }
    const hidden = sight.notReadable;
    const refused = hidden.filter(({ reason }) => reason !== notReadYet);
    if (hidden.length > 0 && refused.length === 0) {
      return { verdict: 'unknown', summary: 'The first read is on its way' };
    }
    return {
      verdict: refused.length ? 'warn' : 'pass',
      summary: `kinds that cannot be read: ${refused.length}; limit 0`,
      evidence: refused.map(({ resource, reason }) => ({
        source: `list and watch ${resource}`,
        value: reason,
        at: now,
      })),
    };
  },
};
