import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../checks/shared/affected';
import { servicesWithoutEndpoints } from '../checks/shared/servicesWithoutEndpoints';
import { serviceSpec } from '../checks/shared/services';
import { nameOf } from '../checks/shared/text';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

/** Services that select pods, of which none takes traffic. */
export function findServicesWithoutEndpoints(
  facts: ClusterFacts,
): readonly FoundCause[] {
  const services = servicesWithoutEndpoints(facts);
  if (services.state !== 'known') return [];
  return services.value.map(({ service, pods }) => {
    const { namespace = '', name } = service.metadata;
    const labels = ownerLabels(service);
    return cause(facts, {
      kind: 'service-without-endpoints',
      parts: [namespace, name],
      severity: pods > 0 ? 'bad' : 'warning',
      title: `${name} has no ready endpoint`,
      detail:
        pods > 0
          ? `none of the ${pods} pods it selects is ready`
          : 'its selector matches no pod',
      params: { service: name, namespace, pods },
      unit: 'objects',
      affected: [affectedObject(facts, 'Service', service, undefined, labels)],
      evidence: [
        {
          source: `EndpointSlices of Service ${nameOf(service.metadata)}`,
          value: 'no ready endpoint',
          at: services.at,
        },
      ],
      owner: facts.ownerOf({ namespace, labels }),
      suggestion:
        pods > 0
          ? 'Look at why its pods are not ready.'
          : 'Compare the Service’s selector with the labels of the pods it is meant for; delete the Service if nothing is.',
    });
  });
}

function ownerLabels(service: KubeObject): Readonly<Record<string, string>> {
  return { ...service.metadata.labels, ...serviceSpec(service).selector };
}
