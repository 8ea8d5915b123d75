import { isConditionTrue } from '../apimachinery/conditions';
import { controllerReference } from '../controllers/shared/ownership';
import { asList, asObject, type Json } from '../resources/json';
import { deepEqual } from '../store/deepEqual';
import type { InMemoryStore } from '../store/InMemoryStore';
import type { StoredObject } from '../store/types';

const resource = 'endpointslices.discovery.k8s.io';
const manager = 'kube-controller-manager';
const serviceLabel = 'kubernetes.io/service-name';

/** `--max-endpoints-per-slice`. */
const maxPerSlice = 100;

interface Slice extends StoredObject {
  readonly endpoints: readonly Json[] | null;
}

/**
 * Brings the EndpointSlices of a service in line with its pods. What stays, stays in its slice; newcomers fill the
 * gaps. A service without pods keeps one empty slice.
 *
 * @param pods - those the service selects
 */
export function writeEndpointSlices(
  store: InMemoryStore,
  service: StoredObject,
  pods: readonly StoredObject[],
): void {
  const wanted = new Map(
    pods.flatMap(pod => {
      const endpoint = endpointOf(pod);
      return endpoint ? [[pod.metadata.uid, endpoint] as const] : [];
    }),
  );
  const ports = portsOf(service);
  const slices = slicesOf(store, service);
  const kept = slices.map(slice =>
    (slice.endpoints ?? []).flatMap(endpoint => {
      const uid = String(asObject(endpoint.targetRef).uid);
      const next = wanted.get(uid);
      wanted.delete(uid);
      return next ? [next] : [];
    }),
  );
  const newcomers = [...wanted.values()];
  const filled = kept.map(endpoints => [
    ...endpoints,
    ...newcomers.splice(0, maxPerSlice - endpoints.length),
  ]);
  slices.forEach((slice, index) => {
    const endpoints = filled[index]!;
    const isNeeded =
      endpoints.length > 0 || (index === 0 && filled.every(isEmpty));
    if (!isNeeded) store.delete(resource, slice.metadata, { manager });
    else if (
      !deepEqual(slice.endpoints ?? [], endpoints) ||
      !deepEqual(slice.ports, ports)
    ) {
      store.update(
        resource,
        { ...slice, endpoints: orNull(endpoints), ports },
        { manager },
      );
    }
  });
  let isFirst = slices.length === 0;
  while (isFirst || newcomers.length > 0) {
    create(store, service, newcomers.splice(0, maxPerSlice), ports);
    isFirst = false;
  }
}

function slicesOf(store: InMemoryStore, { metadata }: StoredObject) {
  return store
    .list<Slice>(resource, { namespace: metadata.namespace })
    .filter(slice => slice.metadata.labels?.[serviceLabel] === metadata.name);
}

function create(
  store: InMemoryStore,
  service: StoredObject,
  endpoints: readonly Json[],
  ports: readonly Json[],
): void {
  const { name, namespace, labels } = service.metadata;
  store.create(
    resource,
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        generateName: `${name}-`,
        namespace,
        labels: {
          ...labels,
          'endpointslice.kubernetes.io/managed-by':
            'endpointslice-controller.k8s.io',
          [serviceLabel]: name,
        },
        ownerReferences: [controllerReference(service)],
      },
      addressType: 'IPv4',
      endpoints: orNull(endpoints),
      ports,
    },
    { manager },
  );
}

/** Go has no empty list here. */
function orNull(endpoints: readonly Json[]): readonly Json[] | null {
  return endpoints.length > 0 ? endpoints : null;
}

function isEmpty(endpoints: readonly Json[]): boolean {
  return endpoints.length === 0;
}

/** A pod on its way out still serves, but takes nothing new. */
function endpointOf(pod: StoredObject): Json | undefined {
  const { podIP, phase } = asObject(pod.status);
  if (!podIP || phase === 'Succeeded' || phase === 'Failed') return undefined;
  const { name, namespace, uid, deletionTimestamp } = pod.metadata;
  const serving = isConditionTrue(pod, 'Ready');
  const terminating = deletionTimestamp !== undefined;
  return {
    addresses: [podIP],
    conditions: { ready: serving && !terminating, serving, terminating },
    nodeName: asObject(pod.spec).nodeName,
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}

function portsOf({ spec }: StoredObject): readonly Json[] {
  return asList(asObject(spec).ports)
    .map(asObject)
    .map(({ name, port, targetPort, protocol }) => ({
      name: name ?? '',
      port: typeof targetPort === 'number' ? targetPort : port,
      protocol: protocol ?? 'TCP',
    }));
}
