import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../checks/shared/affected';
import { ageOf } from '../checks/shared/clusterTime';
import { fieldEvidence } from '../checks/shared/evidence';
import { kinds } from '../checks/shared/kinds';
import {
  isLeaderLease,
  leaseLimits,
  leaseSpec,
} from '../checks/shared/leaderLease';
import { day, duration } from '../checks/shared/text';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

const essential = new Set(['kube-scheduler', 'kube-controller-manager']);

/** Controllers of which the leader stopped renewing its Lease, and nobody took over. */
export function findDeadControllers(
  facts: ClusterFacts,
): readonly FoundCause[] {
  const leases = facts.objects(kinds.lease);
  if (leases.state !== 'known') return [];
  return leases.value.filter(isLeaderLease).flatMap(lease => {
    const { namespace = '', name } = lease.metadata;
    const { renewTime, holderIdentity } = leaseSpec(lease);
    const age = ageOf(facts, renewTime, leases.at);
    if (age === undefined || age <= limitOf(lease)) return [];
    // Nobody cleans up the Lease of a controller that was removed.
    if (!essential.has(name) && age > day) return [];
    return [
      cause(facts, {
        kind: 'dead-controller',
        parts: [namespace, name],
        severity: essential.has(name) ? 'bad' : 'warning',
        title: `${name} has no leader`,
        detail: `its Lease was last renewed ${duration(age)} ago by ${
          holderIdentity || 'nobody'
        }`,
        params: {
          controller: name,
          namespace,
          seconds: Math.floor(age / 1000),
        },
        unit: 'objects',
        affected: [affectedObject(facts, 'Lease', lease)],
        evidence: [
          fieldEvidence('Lease', lease, 'spec.renewTime', renewTime, leases.at),
        ],
        owner: facts.ownerOf({
          namespace,
          labels: lease.metadata.labels ?? {},
        }),
        suggestion: `Look at the ${name} pods or processes, and at whether they reach the API server.`,
      }),
    ];
  });
}

function limitOf(lease: KubeObject): number {
  const { leaseDurationSeconds = 15 } = leaseSpec(lease);
  return Math.max(leaseLimits.warnMs, 2 * leaseDurationSeconds * 1000);
}
