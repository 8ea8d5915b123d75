import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { readyEndpoints } from '../shared/services';
import { count, nameOf } from '../shared/text';

export const dnsEndpoints: ClusterCheck = {
  id: 'dns-endpoints',
  pillar: 'network',
  title: 'Cluster DNS has more than one leg to stand on',
  why: 'Without DNS no service of the cluster finds another, and new pods do not come up.',
  limits:
    'ready endpoints of the DNS Service; passes: two and more on different nodes; warns: all on one node, or only one; fails: none; not applicable: no such Service in kube-system',
  suggestion:
    'Run two CoreDNS replicas and more, spread over nodes, with a budget.',
  hard: true,
  cost: 'C0',
  reads: [kinds.service, kinds.endpointSlice],
  evaluate: facts =>
    judge(
      {
        services: facts.objects(kinds.service),
        slices: facts.objects(kinds.endpointSlice),
      },
      ({ services, slices }) => {
        const dns = services.value.find(isDns);
        if (!dns) {
          return notApplicable(
            'kube-system has no DNS Service: DNS is run some other way',
          );
        }
        const name = nameOf(dns.metadata);
        const { ready, nodes } = readyEndpoints(slices.value)(name);
        // Endpoints that do not say their node may well share it.
        const spread = nodes.size >= 2;
        const verdict = spread ? 'pass' : 'warn';
        return {
          verdict: ready === 0 ? 'fail' : verdict,
          summary: `${ready} ready on ${count(
            nodes.size,
            'node',
          )}; two on different nodes is good, none fails`,
          evidence: [
            {
              source: `EndpointSlices of Service ${name}`,
              value: `${ready} ready`,
              at: slices.at,
            },
          ],
          affected: spread ? [] : [affectedObject(facts, 'Service', dns)],
        };
      },
    ),
};

/** Whatever serves it, the label is kept for compatibility; the name is by kubeadm's convention. */
function isDns({ metadata }: KubeObject): boolean {
  return (
    metadata.namespace === 'kube-system' &&
    (metadata.labels?.['k8s-app'] === 'kube-dns' ||
      metadata.name === 'kube-dns')
  );
}
