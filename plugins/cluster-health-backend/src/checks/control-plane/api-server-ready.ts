import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judge } from '../shared/judge';
import { readyz } from '../shared/kinds';
import { failingParts, readyzEvidence } from '../shared/readyz';

export const apiServerReady: ClusterCheck = {
  id: 'api-server-ready',
  pillar: 'control-plane',
  title: 'The API server is ready',
  why: 'An API server that is not ready refuses or loses changes, so nothing that is started on the cluster can be relied on.',
  limits:
    'passes: /readyz answers 200; fails: any other status; unknown: no answer',
  suggestion:
    'Look at the failing parts of /readyz?verbose and at the log of the API server behind the address we reach.',
  hard: true,
  cost: 'C1',
  reads: [readyz],
  evaluate: facts =>
    // The status decides: the verbose text is for people and no contract.
    judge({ readiness: facts.readiness }, ({ readiness: { value, at } }) => {
      const failing = failingParts(value);
      return {
        verdict: value.status === 200 ? 'pass' : 'fail',
        summary: `/readyz answered ${value.status}${
          failing.length ? ` (${failing.join(', ')})` : ''
        }; 200 is ready`,
        evidence: [readyzEvidence(value, at)],
      };
    }),
};
