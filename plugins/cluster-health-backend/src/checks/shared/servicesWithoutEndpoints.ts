import type { KubeObject, PodRow } from '@pilotage/fleet-node';
import type { ClusterFacts, Fact } from '@pilotage/plugin-cluster-health-node';
import { ageOf } from './clusterTime';
import { groupBy } from './groupBy';
import { kinds } from './kinds';
import { labelsMatch } from './labelSelector';
import { readyEndpoints, selectsPods, serviceSpec } from './services';
import { nameOf } from './text';
import { podLabels, replicasOf } from './workloads';

/** Endpoints need a moment to appear. */
const youngMs = 60_000;

export interface ServiceWithoutEndpoints {
  readonly service: KubeObject;
  /** Pods it selects, none of which is ready. */
  readonly pods: number;
}

/**
 * Services with a selector and no ready endpoint. Left out: those just made, and those whose workload is scaled to zero,
 * which is what somebody wanted.
 */
export function servicesWithoutEndpoints(
  facts: ClusterFacts,
): Fact<readonly ServiceWithoutEndpoints[]> {
  const services = facts.objects(kinds.service);
  const slices = facts.objects(kinds.endpointSlice);
  if (services.state !== 'known') return services;
  if (slices.state !== 'known') return slices;
  if (facts.pods.state !== 'known') return facts.pods;
  const endpointsOf = readyEndpoints(slices.value);
  const isScaledToZero = scaledToZero(facts);
  const idle = services.value.filter(service => {
    const age = ageOf(facts, service.metadata.creationTimestamp, services.at);
    return (
      selectsPods(service) &&
      (age === undefined || age >= youngMs) &&
      endpointsOf(nameOf(service.metadata)).ready === 0 &&
      !isScaledToZero(service)
    );
  });
  return {
    state: 'known',
    value: withPods(idle, facts.pods.value),
    at: slices.at,
  };
}

function withPods(
  services: readonly KubeObject[],
  pods: readonly PodRow[],
): readonly ServiceWithoutEndpoints[] {
  const namespaces = new Set(
    services.map(({ metadata }) => metadata.namespace),
  );
  const byNamespace = groupBy(
    pods.filter(({ namespace }) => namespaces.has(namespace)),
    ({ namespace }) => namespace,
  );
  return services.map(service => {
    const { selector = {} } = serviceSpec(service);
    const candidates = byNamespace.get(service.metadata.namespace ?? '') ?? [];
    const selected = candidates.filter(({ labels }) =>
      labelsMatch(selector, labels),
    );
    return { service, pods: selected.length };
  });
}

/** Tells whether a Service is for workloads that are all wanted with no pods at all. */
function scaledToZero(facts: ClusterFacts): (service: KubeObject) => boolean {
  const { workloads } = facts;
  const sets = facts.objects(kinds.statefulSet);
  const byNamespace = groupBy(
    [
      ...(workloads.state === 'known'
        ? workloads.value.map(({ object }) => object)
        : []),
      ...(sets.state === 'known' ? sets.value : []),
    ],
    ({ metadata }) => metadata.namespace ?? '',
  );
  return service => {
    const { selector = {} } = serviceSpec(service);
    const candidates = byNamespace.get(service.metadata.namespace ?? '') ?? [];
    const matching = candidates.filter(object =>
      labelsMatch(selector, podLabels(object)),
    );
    return (
      matching.length > 0 && matching.every(object => replicasOf(object) === 0)
    );
  };
}
