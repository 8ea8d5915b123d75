import { isConditionTrue } from '../apimachinery/conditions';
import { selects } from '../apimachinery/labelSelector';
import { asList, asObject, isObject, type Json } from '../resources/json';
import { deepEqual } from '../store/deepEqual';
import type { InMemoryStore } from '../store/InMemoryStore';
import type { StoredObject } from '../store/types';
import { writeEndpointSlices } from './endpointSlices';

const manager = 'kube-controller-manager';

/** Changes of many pods become one write per service, milliseconds. */
const quietPeriod = 500;

/**
 * Keeps the Endpoints and EndpointSlices of every service that has a selector: the addresses of its pods, ready and not.
 *
 * @returns stops it
 */
export function startEndpoints(store: InMemoryStore): () => void {
  const due = new Set<string>();
  let timer: unknown;
  const refresh = () => {
    timer = undefined;
    for (const namespace of due) {
      for (const service of store.list('services', { namespace }))
        write(store, service);
    }
    due.clear();
  };
  const schedule = (object: StoredObject) => {
    due.add(object.metadata.namespace ?? '');
    timer ??= store.clock.setTimeout(refresh, quietPeriod);
  };
  const ends = [
    store.subscribe('services', event => {
      if (event.type !== 'DELETED') return schedule(event.object);
      const { namespace, name } = event.object.metadata;
      return store.get('endpoints', { namespace, name })
        ? void store.delete('endpoints', { namespace, name }, { manager })
        : undefined;
    }),
    store.subscribe('pods', event => schedule(event.object)),
  ];
  return () => {
    ends.forEach(end => end());
    store.clock.clearTimeout(timer);
  };
}

function write(store: InMemoryStore, service: StoredObject): void {
  const { selector, ports } = asObject(service.spec);
  if (!isObject(selector)) return;
  const { name, namespace } = service.metadata;
  const pods = store
    .list('pods', { namespace })
    .filter(pod =>
      selects(
        { matchLabels: selector as Record<string, string> },
        pod.metadata.labels,
      ),
    );
  writeEndpointSlices(store, service, pods);
  const subsets = subsetsOf(pods, asList(ports).map(asObject));
  const current = store.get('endpoints', { namespace, name });
  if (!current) {
    store.create(
      'endpoints',
      {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name, namespace },
        subsets,
      },
      { manager },
    );
  } else if (!deepEqual(current.subsets, subsets)) {
    store.update('endpoints', { ...current, subsets }, { manager });
  }
}

function subsetsOf(
  pods: readonly StoredObject[],
  servicePorts: readonly Json[],
): Json[] {
  const addresses = pods.flatMap(pod => {
    const { podIP } = asObject(pod.status);
    if (!podIP || pod.metadata.deletionTimestamp) return [];
    const { name, namespace, uid } = pod.metadata;
    const address: Json = {
      ip: podIP,
      nodeName: asObject(pod.spec).nodeName,
      targetRef: { kind: 'Pod', namespace, name, uid },
    };
    return [{ ready: isConditionTrue(pod, 'Ready'), address }];
  });
  if (addresses.length === 0) return [];
  const pick = (ready: boolean) =>
    addresses.filter(item => item.ready === ready).map(item => item.address);
  return [
    {
      ...(pick(true).length > 0 ? { addresses: pick(true) } : {}),
      ...(pick(false).length > 0 ? { notReadyAddresses: pick(false) } : {}),
      ports: servicePorts.map(({ name, port, targetPort, protocol }) => ({
        ...(name ? { name } : {}),
        port: typeof targetPort === 'number' ? targetPort : port,
        protocol: protocol ?? 'TCP',
      })),
    },
  ];
}
