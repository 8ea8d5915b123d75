import type { InMemoryStore } from '../store/InMemoryStore';
import { apiServers } from './apiServerIdentity';

const manager = 'kube-apiserver';
const place = { namespace: 'default', name: 'kubernetes' };

/** Made-up addresses, one per API server announced: the real one is loopback, which no endpoint may have. */
const addresses = apiServers.map((_, index) => `172.18.255.${index + 1}`);
const port = 6443;

/** The service by which pods reach the API server, with its endpoints, which no controller looks after. */
export function createKubernetesService(store: InMemoryStore): void {
  const ports = [{ name: 'https', port, protocol: 'TCP' }];
  store.create(
    'services',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        ...place,
        labels: { component: 'apiserver', provider: 'kubernetes' },
      },
      spec: {
        type: 'ClusterIP',
        clusterIP: '10.96.0.1',
        clusterIPs: ['10.96.0.1'],
        ports: [
          { name: 'https', port: 443, protocol: 'TCP', targetPort: port },
        ],
      },
    },
    { manager },
  );
  store.create(
    'endpoints',
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: place,
      subsets: [{ addresses: addresses.map(ip => ({ ip })), ports }],
    },
    { manager },
  );
  store.create(
    'endpointslices.discovery.k8s.io',
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        ...place,
        labels: { 'kubernetes.io/service-name': place.name },
      },
      addressType: 'IPv4',
      endpoints: addresses.map(address => ({
        addresses: [address],
        conditions: { ready: true },
      })),
      ports,
    },
    { manager },
  );
}
