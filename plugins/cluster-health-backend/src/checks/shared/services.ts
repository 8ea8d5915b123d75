import type { KubeObject } from '@pilotage/fleet-node';
import { nameOf } from './text';

export interface ServiceSpec {
  readonly type?: string;
  readonly selector?: Readonly<Record<string, string>>;
}

export function serviceSpec(service: KubeObject): ServiceSpec {
  return (service.spec ?? {}) as ServiceSpec;
}

/** Whether Kubernetes keeps endpoints for it from a selector. Others are served by hand, or by a name outside. */
export function selectsPods(service: KubeObject): boolean {
  const { type, selector = {} } = serviceSpec(service);
  return type !== 'ExternalName' && Object.keys(selector).length > 0;
}

/** Endpoints of one Service that take traffic. */
export interface ReadyEndpoints {
  readonly ready: number;
  /** Nodes they are on, as far as they say. */
  readonly nodes: ReadonlySet<string>;
}

interface Slice extends KubeObject {
  readonly endpoints?:
    | readonly {
        readonly addresses?: readonly string[];
        readonly conditions?: { readonly ready?: boolean };
        readonly nodeName?: string;
        readonly targetRef?: { readonly uid?: string };
      }[]
    | null;
}

const serviceLabel = 'kubernetes.io/service-name';
const none: ReadyEndpoints = { ready: 0, nodes: new Set() };

/**
 * Ready endpoints by Service.
 *
 * @returns a function of `namespace/name`.
 */
export function readyEndpoints(
  slices: readonly KubeObject[],
): (service: string) => ReadyEndpoints {
  const found = new Map<string, { ids: Set<string>; nodes: Set<string> }>();
  for (const slice of slices as readonly Slice[]) {
    const { namespace, labels } = slice.metadata;
    const name = labels?.[serviceLabel];
    if (!name) continue;
    const key = nameOf({ namespace, name });
    const entry = found.get(key) ?? { ids: new Set(), nodes: new Set() };
    found.set(key, entry);
    for (const endpoint of slice.endpoints ?? []) {
      // A condition that is not set means ready, by the API's own words.
      if (endpoint.conditions?.ready === false) continue;
      // A pod has one endpoint per address family; it counts once.
      entry.ids.add(endpoint.targetRef?.uid ?? endpoint.addresses?.[0] ?? '');
      if (endpoint.nodeName) entry.nodes.add(endpoint.nodeName);
    }
  }
  return service => {
    const entry = found.get(service);
    return entry ? { ready: entry.ids.size, nodes: entry.nodes } : none;
  };
}
