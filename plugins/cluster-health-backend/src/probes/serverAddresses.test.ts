import { ConfigReader } from '@backstage/config';
import type { Entity } from '@backstage/catalog-model';
import type { JsonArray } from '@backstage/types';
import { probeCertificate } from './probeCertificate';
import { serverAddresses } from './serverAddresses';

const entity = {
  metadata: {
    name: 'north',
    annotations: { 'kubernetes.io/api-server': 'https://north' },
  },
} as unknown as Entity;

const configured = {
  type: 'config',
  clusters: [{ name: 'east', url: 'https://east', authProvider: 'aws' }],
};

describe('serverAddresses', () => {
  it.each<[string, JsonArray, string, string | undefined]>([
    ['a configured cluster', [configured], 'east', 'https://east'],
    ['a cluster nobody configured', [configured], 'west', undefined],
    ['an entity that is no locator', [configured], 'north', undefined],
    ['a catalog that is', [{ type: 'catalog' }], 'north', 'https://north'],
    [
      'kubectl proxy',
      [{ type: 'localKubectlProxy' }],
      'local',
      'http://localhost:8001',
    ],
    ['another locator', [{ type: 'gke', projectId: 'p' }], 'gke', undefined],
  ])('of %s', (_, clusterLocatorMethods, cluster, url) => {
    const addressOf = serverAddresses(
      new ConfigReader({ kubernetes: { clusterLocatorMethods } }),
    );
    expect(
      addressOf(cluster, cluster === 'north' ? entity : undefined)?.url,
    ).toBe(url);
  });

  it('knows none without a Kubernetes plugin', () => {
    const addressOf = serverAddresses(new ConfigReader({}));
    expect(addressOf('east', undefined)).toBeUndefined();
  });
});

describe('probeCertificate', () => {
  it.each([
    [undefined, 'unknown', 'clusterLocatorMethods'],
    [{ url: 'http://127.0.0.1' }, 'absent', 'plain HTTP'],
    [{ url: 'https://127.0.0.1:1' }, 'unknown', 'ECONNREFUSED'],
  ])('at %j is %s', async (address, state, reason) => {
    const fact = await probeCertificate({
      address,
      timeoutMs: 1_000,
      now: () => 1,
    });
    expect(fact).toEqual({ state, reason: expect.stringContaining(reason) });
  });
});
