import type { PodGroup, PodGroupContainer } from '@pilotage/fleet-node';

/** How the proxy of a mesh, or of something like one, is known. */
interface ProxyMark {
  readonly name: string;
  /** Names its injector gives the container. */
  readonly containers: readonly string[];
  /** A label its injector puts on the pod: the whole key, or everything that starts with a key ending in `/`. */
  readonly label?: string;
  /** Part of its image's repository. */
  readonly image?: string;
}

/**
 * Both the container's name and one of the marks must fit: anybody may call a container `proxy`. A name that only the
 * injector uses needs no mark.
 */
const proxies: readonly ProxyMark[] = [
  {
    name: 'istio',
    containers: ['istio-proxy'],
    label: 'security.istio.io/tlsMode',
    image: '/proxyv2',
  },
  { name: 'istio', containers: ['istio-proxy'], label: 'sidecar.istio.io/' },
  {
    name: 'linkerd',
    containers: ['linkerd-proxy'],
    label: 'linkerd.io/',
    image: 'linkerd/proxy',
  },
  { name: 'consul', containers: ['consul-dataplane'] },
  {
    name: 'consul',
    containers: ['envoy-sidecar'],
    label: 'consul.hashicorp.com/',
  },
  { name: 'kuma', containers: ['kuma-sidecar'] },
  {
    name: 'open-service-mesh',
    containers: ['envoy'],
    label: 'osm-proxy-uuid',
  },
  {
    name: 'dapr',
    containers: ['daprd'],
    label: 'dapr.io/',
    image: 'dapr/daprd',
  },
  {
    name: 'vault-agent',
    containers: ['vault-agent'],
    image: 'hashicorp/vault',
  },
  {
    name: 'cloud-sql-proxy',
    containers: ['cloud-sql-proxy', 'cloudsql-proxy', 'cloudsql'],
    image: 'cloud-sql-proxy',
  },
  {
    name: 'cloud-sql-proxy',
    containers: ['cloud-sql-proxy', 'cloudsql-proxy', 'cloudsql'],
    image: 'cloudsql-docker/gce-proxy',
  },
];

const byContainer = new Map<string, ProxyMark[]>();
for (const proxy of proxies) {
  for (const name of proxy.containers) {
    byContainer.set(name, [...(byContainer.get(name) ?? []), proxy]);
  }
}

/**
 * The mesh a container is the proxy of. The only container of a pod is nobody's sidecar: gateways run the same proxy as
 * their application.
 */
export function meshOf(
  container: PodGroupContainer,
  group: Pick<PodGroup, 'labels' | 'containers'>,
): string | undefined {
  if (group.containers.length < 2) return undefined;
  return byContainer
    .get(container.name)
    ?.find(proxy => fits(proxy, container, group.labels))?.name;
}

function fits(
  { label, image }: ProxyMark,
  container: PodGroupContainer,
  labels: PodGroup['labels'],
): boolean {
  if (label === undefined && image === undefined) return true;
  if (image !== undefined && `/${container.image}`.includes(image)) return true;
  return label !== undefined && hasLabel(labels, label);
}

function hasLabel(labels: PodGroup['labels'], mark: string): boolean {
  return mark.endsWith('/')
    ? Object.keys(labels).some(key => key.startsWith(mark))
    : Object.hasOwn(labels, mark);
}
