import type { KubeObject, ResourceType } from '../access/kubeObject';
import { projectObject } from './projectObject';

type Fields = Readonly<Record<string, unknown>>;

const longestAnnotation = 1024;

/** What containers of a template are made of besides what they are told: their settings can be large and secret. */
const droppedOfContainers = new Set([
  'args',
  'command',
  'env',
  'envFrom',
  'volumeDevices',
  'volumeMounts',
]);

/** What the model keeps of an object of a context kind: enough to judge it by, nothing that is large. */
export function projectContext(
  object: KubeObject,
  type: ResourceType,
): KubeObject {
  const slim = projectObject(object, type);
  const { annotations, ...metadata } = slim.metadata;
  return {
    ...body(slim, `${type.group}/${type.kind}`),
    metadata: annotations
      ? { ...metadata, annotations: shortOnes(annotations) }
      : metadata,
  };
}

function body(object: KubeObject, kind: string): KubeObject {
  switch (kind) {
    case '/Service':
      return {
        ...object,
        spec: pick(object.spec, [
          'type',
          'selector',
          'ports',
          'publishNotReadyAddresses',
        ]),
        status: pick(object.status, ['loadBalancer']),
      };
    case 'discovery.k8s.io/EndpointSlice':
      return endpointSlice(object);
    case 'apps/DaemonSet':
    case 'apps/StatefulSet':
      return withSlimTemplate(object);
    default:
      return object;
  }
}

function endpointSlice(object: KubeObject): KubeObject {
  const { apiVersion, kind, metadata } = object;
  const { addressType, ports, endpoints } = object as unknown as {
    readonly addressType?: string;
    readonly ports?: unknown;
    readonly endpoints?: readonly Fields[] | null;
  };
  const slice = {
    apiVersion,
    kind,
    metadata,
    addressType,
    ports,
    endpoints: (endpoints ?? []).map(endpoint =>
      pick(endpoint, [
        'conditions',
        'targetRef',
        'nodeName',
        'zone',
        // What tells endpoints apart that are no objects, such as the API servers.
        ...(endpoint.targetRef ? [] : ['addresses']),
      ]),
    ),
  };
  return slice;
}

function withSlimTemplate(object: KubeObject): KubeObject {
  const spec = object.spec as
    | { readonly template?: { readonly spec?: Fields } }
    | undefined;
  const podSpec = spec?.template?.spec;
  if (!podSpec) return object;
  const slimmed = Object.fromEntries(
    ['containers', 'initContainers'].flatMap(list => {
      const containers = podSpec[list] as readonly Fields[] | undefined;
      return containers ? [[list, containers.map(slimContainer)]] : [];
    }),
  );
  return {
    ...object,
    spec: {
      ...spec,
      template: { ...spec.template, spec: { ...podSpec, ...slimmed } },
    },
  };
}

function slimContainer(container: Fields): Fields {
  return Object.fromEntries(
    Object.entries(container).filter(([key]) => !droppedOfContainers.has(key)),
  );
}

function pick(from: unknown, keys: readonly string[]): Fields {
  const fields = (from ?? {}) as Fields;
  return Object.fromEntries(
    keys.flatMap(key =>
      fields[key] === undefined ? [] : [[key, fields[key]]],
    ),
  );
}

function shortOnes(
  annotations: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(annotations).filter(
      ([, value]) => value.length <= longestAnnotation,
    ),
  );
}
