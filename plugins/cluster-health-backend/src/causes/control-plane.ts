import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { failingParts, readyzEvidence } from '../checks/shared/readyz';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

/** What makes the API server say that it is not ready, part by part. */
export function findControlPlane(facts: ClusterFacts): readonly FoundCause[] {
  const { readiness, cluster } = facts;
  if (readiness.state !== 'known' || readiness.value.status === 200) return [];
  const { value, at } = readiness;
  const failing = failingParts(value);
  return (failing.length ? failing : ['readyz']).map(part =>
    cause(facts, {
      kind: 'control-plane',
      parts: [part],
      severity: 'bad',
      title:
        part === 'readyz'
          ? 'The API server is not ready'
          : `The control plane is not ready: ${part}`,
      detail: `/readyz answers ${value.status}`,
      params: { part, status: value.status },
      unit: 'objects',
      affected: [
        { kind: 'Cluster', namespace: '', name: cluster.name, detail: part },
      ],
      evidence: [readyzEvidence(value, at)],
      suggestion: part.startsWith('etcd')
        ? 'Check the etcd members, their disks and the network to the API server.'
        : 'Read the log of the API server behind the address we reach.',
    }),
  );
}
