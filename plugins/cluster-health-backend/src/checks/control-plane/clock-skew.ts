import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judge } from '../shared/judge';
import { readyz } from '../shared/kinds';
import { duration } from '../shared/text';
import { above } from '../shared/verdicts';

export const clockSkew: ClusterCheck = {
  id: 'clock-skew',
  pillar: 'control-plane',
  title: 'The cluster’s clock agrees with ours',
  why: 'Tokens, certificates and leases are all judged by the clock; one that is wrong makes good ones expire.',
  limits: 'either way; passes: up to 5 s; warns: up to 30 s; fails: above',
  suggestion:
    'Check time synchronisation on the control plane nodes and on the machine this portal runs on.',
  hard: false,
  cost: 'C1',
  reads: [readyz],
  evaluate: facts =>
    judge({ readiness: facts.readiness }, ({ readiness: { value, at } }) => {
      const skew = Math.abs(value.clockSkewMs);
      const side = value.clockSkewMs > 0 ? 'behind' : 'ahead of';
      return {
        verdict: above(skew, { warn: 5_000, fail: 30_000 }),
        summary: `${duration(
          skew,
        )} ${side} ours; limit 5 s, failing above 30 s`,
        evidence: [
          {
            source: 'Date header of /readyz',
            value: `${Math.round(value.clockSkewMs)} ms`,
            at,
          },
        ],
      };
    }),
};
