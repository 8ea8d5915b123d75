import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { judge } from '../shared/judge';
import { readyz } from '../shared/kinds';
import { readyzEvidence } from '../shared/readyz';

export const etcdReady: ClusterCheck = {
  id: 'etcd-ready',
  pillar: 'control-plane',
  title: 'The API server reaches etcd',
  why: 'Without etcd the cluster can neither be read nor changed.',
  limits:
    'passes: parts etcd and etcd-readiness of /readyz are ok; fails: one of them is not; unknown: /readyz lists neither',
  suggestion:
    'Check the etcd members, their disks and the network between them and the API server.',
  hard: true,
  cost: 'C1',
  reads: [readyz],
  evaluate: facts =>
    judge({ readiness: facts.readiness }, ({ readiness: { value, at } }) => {
      const parts = value.parts.filter(({ name }) => /^etcd/.test(name));
      const failing = parts.filter(({ ok }) => !ok);
      const evidence = [readyzEvidence(value, at)];
      if (parts.length === 0) {
        return {
          verdict: 'unknown',
          summary: '/readyz does not list etcd',
          evidence,
        };
      }
      return {
        verdict: failing.length ? 'fail' : 'pass',
        summary: failing.length
          ? `${failing.map(({ name }) => name).join(', ')} not ok; all must be`
          : `${parts.map(({ name }) => name).join(', ')} ok`,
        evidence,
      };
    }),
};
