import type { KubeObject } from '@pilotage/fleet-node';
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
  const pods = groupBy(facts.pods.value, ({ namespace }) => namespace);
  const scaledToZero = scaledToZeroBy(facts);
  const value = services.value.flatMap(service => {
    const { namespace = '' } = service.metadata;
    const { selector = {} } = serviceSpec(service);
    const age = ageOf(facts, service.metadata.creationTimestamp, services.at);
    if (
      !selectsPods(service) ||
      (age !== undefined && age < youngMs) ||
      endpointsOf(nameOf(service.metadata)).ready > 0 ||
      scaledToZero(namespace, selector)
    ) {
      return [];
    }
    const selected = (pods.get(namespace) ?? []).filter(pod =>
      labelsMatch(selector, pod.labels),
    );
    return [{ service, pods: selected.length }];
  });
  return { state: 'known', value, at: slices.at };
}

/** Whether a selector is for workloads that are all wanted with no pods at all. */
function scaledToZeroBy(facts: ClusterFacts) {
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
  return (
    namespace: string,
    selector: Readonly<Record<string, string>>,
  ): boolean => {
    const matching = (byNamespace.get(namespace) ?? []).filter(object =>
      labelsMatch(selector, podLabels(object)),
    );
    return (
      matching.length > 0 && matching.every(object => replicasOf(object) === 0)
    );
  };
}
