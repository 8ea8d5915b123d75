import type { KubeObject } from '@pilotage/fleet-node';
import type {
  CheckFinding,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { ageOf } from './clusterTime';
import { fieldEvidence } from './evidence';
import { judge } from './judge';
import { kinds } from './kinds';
import { duration } from './text';

/** Leaders renew every two seconds and lose their lease after fifteen. */
export const leaseLimits = { warnMs: 30_000, failMs: 60_000 };

interface LeaseSpec {
  readonly holderIdentity?: string;
  readonly renewTime?: string;
  readonly leaseDurationSeconds?: number;
}

export function leaseSpec(lease: KubeObject): LeaseSpec {
  return (lease.spec ?? {}) as LeaseSpec;
}

/** The finding about a component of the control plane that elects a leader in `kube-system`. */
export function judgeLeaderLease(
  facts: ClusterFacts,
  component: string,
): CheckFinding {
  return judge({ leases: facts.objects(kinds.lease) }, ({ leases }) => {
    const lease = leases.value.find(
      ({ metadata }) =>
        metadata.namespace === 'kube-system' && metadata.name === component,
    );
    if (!lease) {
      return {
        verdict: 'unknown',
        summary: `There is no Lease kube-system/${component}: leader election is off, or somebody else runs it out of sight`,
      };
    }
    const { renewTime } = leaseSpec(lease);
    const age = ageOf(facts, renewTime, leases.at);
    const evidence = [
      fieldEvidence('Lease', lease, 'spec.renewTime', renewTime, leases.at),
    ];
    if (age === undefined) {
      return {
        verdict: 'unknown',
        summary: 'The Lease does not say when it was renewed',
        evidence,
      };
    }
    const late = age > leaseLimits.warnMs ? 'warn' : 'pass';
    return {
      verdict: age > leaseLimits.failMs ? 'fail' : late,
      summary: `Renewed ${duration(
        Math.max(0, age),
      )} before it was read; limit 30 s, failing from 60 s`,
      evidence,
      affected:
        late === 'pass'
          ? []
          : [{ kind: 'Lease', namespace: 'kube-system', name: component }],
    };
  });
}

/** API servers announce themselves with a Lease each; that is no election. */
export const identityLabel = 'apiserver.kubernetes.io/identity';

/** Whether a Lease belongs to an election, and not to a kubelet or an API server. */
export function isLeaderLease({ metadata }: KubeObject): boolean {
  return (
    metadata.namespace !== 'kube-node-lease' &&
    metadata.labels?.[identityLabel] === undefined
  );
}
