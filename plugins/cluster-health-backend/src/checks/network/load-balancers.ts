import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { ageOf } from '../shared/clusterTime';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { serviceSpec } from '../shared/services';

const limitMs = 10 * 60_000;

export const loadBalancers: ClusterCheck = {
  id: 'load-balancers',
  pillar: 'network',
  title: 'Load balancers have an address',
  why: 'Without one, nobody outside the cluster reaches the service.',
  limits:
    'Services of type LoadBalancer older than 10 min without an address; passes: none; warns: some; not applicable: no such Service',
  suggestion:
    'Read the events of the Service: quota, subnet and annotations are the usual reasons.',
  hard: false,
  cost: 'C0',
  reads: [kinds.service],
  evaluate: facts =>
    judge({ services: facts.objects(kinds.service) }, ({ services }) => {
      const all = services.value.filter(
        service => serviceSpec(service).type === 'LoadBalancer',
      );
      if (all.length === 0)
        return notApplicable('No load balancer is asked for');
      const waiting = all.filter(service => {
        const { creationTimestamp } = service.metadata;
        const age = ageOf(facts, creationTimestamp, services.at) ?? 0;
        return !hasAddress(service) && age > limitMs;
      });
      return {
        verdict: waiting.length ? 'warn' : 'pass',
        summary: `${waiting.length} of ${all.length} wait for an address for over 10 min; none should`,
        affected: waiting.map(service =>
          affectedObject(facts, 'Service', service, undefined, {
            ...service.metadata.labels,
            ...serviceSpec(service).selector,
          }),
        ),
      };
    }),
};

function hasAddress({ status }: KubeObject): boolean {
  const { loadBalancer } = (status ?? {}) as {
    readonly loadBalancer?: { readonly ingress?: readonly unknown[] };
  };
  return (loadBalancer?.ingress?.length ?? 0) > 0;
}
