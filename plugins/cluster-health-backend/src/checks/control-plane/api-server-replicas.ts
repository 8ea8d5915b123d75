import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { ageOf } from '../shared/clusterTime';
import { judge } from '../shared/judge';
import { controlPlaneLeases, kinds, readyz } from '../shared/kinds';
import { identityLabel, leaseSpec } from '../shared/leaderLease';
import { readyEndpoints } from '../shared/services';
import { duration, nameOf } from '../shared/text';

export const apiServerReplicas: ClusterCheck = {
  id: 'api-server-replicas',
  pillar: 'control-plane',
  title: 'Every API server behind the address is alive',
  why: 'The balancer in front hides a dead replica until the last one fails.',
  limits:
    'passes: two or more live identity Leases, as many as addresses of Service default/kubernetes; warns: one, or not as many; not applicable: none',
  suggestion:
    'Start the API server that stopped renewing, or remove its address; run at least two in production.',
  hard: false,
  cost: 'C1',
  reads: [controlPlaneLeases, readyz, kinds.endpointSlice],
  evaluate: facts =>
    judge(
      {
        leases: facts.objects(kinds.lease),
        slices: facts.objects(kinds.endpointSlice),
      },
      ({ leases, slices }) => {
        const identities = leases.value.filter(
          ({ metadata }) => metadata.labels?.[identityLabel] !== undefined,
        );
        if (identities.length === 0) {
          return {
            verdict: 'not-applicable',
            summary: 'API servers of this cluster write no identity Leases',
          };
        }
        const live = identities.filter(lease => {
          const { renewTime, leaseDurationSeconds = 3600 } = leaseSpec(lease);
          const age = ageOf(facts, renewTime, leases.at);
          return age !== undefined && age <= leaseDurationSeconds * 1000;
        });
        const addresses = readyEndpoints(slices.value)(
          'default/kubernetes',
        ).ready;
        const good = live.length >= 2 && live.length === addresses;
        return {
          verdict: good ? 'pass' : 'warn',
          summary: `live: ${live.length} of ${identities.length} announced, addresses: ${addresses}; two or more and equal is good`,
          evidence: identities.map(lease => ({
            source: `Lease ${nameOf(lease.metadata)} spec.renewTime`,
            value: ageText(ageOf(facts, leaseSpec(lease).renewTime, leases.at)),
            at: leases.at,
          })),
        };
      },
    ),
};

function ageText(age: number | undefined): string {
  return age === undefined ? 'never' : `${duration(Math.max(0, age))} ago`;
}
