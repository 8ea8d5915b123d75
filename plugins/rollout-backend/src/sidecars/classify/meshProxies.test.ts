import { container, group } from '../__testUtils__/groups';
import { meshOf } from './meshProxies';

const app = container('main', 'shop/checkout:1');

it.each<[string, string, Record<string, string>, string | undefined]>([
  ['istio-proxy', 'any:1', { 'security.istio.io/tlsMode': 'istio' }, 'istio'],
  ['istio-proxy', 'any:1', { 'sidecar.istio.io/inject': 'true' }, 'istio'],
  ['istio-proxy', 'docker.io/istio/proxyv2:1.22', {}, 'istio'],
  ['istio-proxy', 'any:1', {}, undefined],
  ['proxy', 'any:1', { 'security.istio.io/tlsMode': 'istio' }, undefined],
  ['linkerd-proxy', 'any:1', { 'linkerd.io/control-plane-ns': 'l' }, 'linkerd'],
  ['linkerd-proxy', 'cr.l5d.io/linkerd/proxy:2', {}, 'linkerd'],
  ['consul-dataplane', 'any:1', {}, 'consul'],
  [
    'envoy-sidecar',
    'any:1',
    { 'consul.hashicorp.com/connect-inject-status': 'injected' },
    'consul',
  ],
  ['envoy-sidecar', 'any:1', {}, undefined],
  ['kuma-sidecar', 'any:1', {}, 'kuma'],
  ['envoy', 'any:1', { 'osm-proxy-uuid': '1' }, 'open-service-mesh'],
  ['daprd', 'any:1', { 'dapr.io/sidecar-injected': 'true' }, 'dapr'],
  ['vault-agent', 'hashicorp/vault:1.17', {}, 'vault-agent'],
  ['vault-agent', 'any:1', {}, undefined],
  [
    'cloud-sql-proxy',
    'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2',
    {},
    'cloud-sql-proxy',
  ],
  [
    'cloudsql-proxy',
    'gcr.io/cloudsql-docker/gce-proxy:1.33',
    {},
    'cloud-sql-proxy',
  ],
])('%s of %s with labels %j: %s', (name, image, labels, expected) => {
  const proxy = container(name, image);
  expect(meshOf(proxy, group({ labels, containers: [app, proxy] }))).toBe(
    expected,
  );
});

it('a gateway is an application', () => {
  const proxy = container('istio-proxy', 'docker.io/istio/proxyv2:1.22');
  expect(meshOf(proxy, group({ containers: [proxy] }))).toBeUndefined();
});
