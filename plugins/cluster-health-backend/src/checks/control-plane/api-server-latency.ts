import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judge } from '../shared/judge';
import { readyz } from '../shared/kinds';
import { above } from '../shared/verdicts';

export const apiServerLatency: ClusterCheck = {
  id: 'api-server-latency',
  pillar: 'control-plane',
  title: 'The API server answers quickly',
  why: 'Controllers and kubelets share the API server with us; when it is slow for us it is slow for leases and heartbeats too.',
  limits:
    'round trip of our probe; passes: up to 1 s; warns: up to 3 s; fails: above',
  suggestion:
    'Look for clients that list too much, for etcd disks that are too slow, and at the network between the portal and the cluster.',
  hard: false,
  cost: 'C1',
  reads: [readyz],
  evaluate: facts =>
    judge({ readiness: facts.readiness }, ({ readiness: { value, at } }) => ({
      verdict: above(value.latencyMs, { warn: 1_000, fail: 3_000 }),
      summary: `${Math.round(
        value.latencyMs,
      )} ms; limit 1000 ms, failing above 3000 ms`,
      evidence: [
        {
          source: '/readyz, time to answer',
          value: `${Math.round(value.latencyMs)} ms`,
          at,
        },
      ],
    })),
};
