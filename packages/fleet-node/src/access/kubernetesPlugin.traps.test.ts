import type { ClusterInfo } from '@pilotage/fleet-common';
import { startKubernetesPlugin } from './__testUtils__/kubernetesPlugin';
import type { RecordingServer } from './__testUtils__/recordingServer';
import { recordingServer } from './__testUtils__/recordingServer';
import type { KubernetesPluginAccess } from './kubernetesPluginAccess';
import { SignInRequiredError } from './signInRequiredError';

// Starts the real Kubernetes plugin, which loads its Kubernetes client first.
jest.setTimeout(60_000);

/** Every case is a way the real Kubernetes plugin has been seen to go wrong. */
describe('with the real Kubernetes plugin', () => {
  let server: RecordingServer;
  let access: KubernetesPluginAccess;
  let stop: () => Promise<void>;
  let clusters: Map<string, ClusterInfo>;

  beforeAll(async () => {
    server = await recordingServer((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      if (!request.url?.includes('watch=')) {
        response.end('{}');
        return;
      }
      // Large enough to be compressed when the caller allows it.
      response.write(`${JSON.stringify({ padding: 'x'.repeat(5000) })}\n`);
    });
    const cluster = (name: string, authProvider: string, more = {}) => ({
      name,
      url: server.url,
      authProvider,
      ...more,
    });
    const plugin = await startKubernetesPlugin({
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            cluster('prod', 'serviceAccount', {
              serviceAccountToken: 'sa-token',
              title: 'Production',
              dashboardUrl: 'https://dashboard.example',
            }),
            cluster('azure', 'aks'),
            cluster('gke', 'google'),
            cluster('idp', 'oidc', { oidcTokenProvider: 'MyIdP' }),
            cluster('down', 'serviceAccount', {
              url: 'http://127.0.0.1:1',
              serviceAccountToken: 'sa-token',
            }),
          ],
        },
        { type: 'localKubectlProxy' },
      ],
    });
    ({ access, stop } = plugin);
    clusters = new Map(
      (await access.listClusters()).map(info => [info.name, info]),
    );
  });

  afterAll(async () => {
    await stop();
    await server.stop();
  });

  const connect = (name: string, tokens = {}) =>
    access.connect(clusters.get(name)!, { tokens });
  const get = { method: 'GET', path: '/api/v1/pods' } as const;

  it('lists clusters with identity and environment', () => {
    expect(clusters.get('prod')).toEqual({
      name: 'prod',
      title: 'Production',
      environment: 'production',
      authProvider: 'serviceAccount',
      identity: 'server',
      dashboardUrl: 'https://dashboard.example',
    });
    expect(clusters.get('idp')).toMatchObject({
      oidcTokenProvider: 'MyIdP',
      identity: 'user',
    });
    expect(clusters.get('local')?.authProvider).toBe('localKubectlProxy');
  });

  it('trap 1: a watch event arrives while the watch is open', async () => {
    const response = await connect('prod').request({
      ...get,
      query: { watch: 1 },
    });
    expect(response.header('content-encoding')).toBeUndefined();
    for await (const chunk of response.body()) {
      expect(Buffer.from(chunk).toString()).toContain('padding');
      break;
    }
  });

  it.each([
    [{ watch: 1 }, 'timeoutSeconds=55'],
    [{ watch: true, timeoutSeconds: 7 }, 'timeoutSeconds=7'],
  ])('trap 2: a watch with %j is bounded', async (query, expected) => {
    const { body } = await connect('prod')
      .request({ ...get, query })
      .then(response => ({ body: response.body() }));
    for await (const _ of body) break;
    expect(server.requests.at(-1)?.url).toContain(expected);
  });

  it('trap 4: an anonymous cluster does not see our Backstage token', async () => {
    // The address of `kubectl proxy` is fixed. The plugin treats `aks` without a token in the same way, so that
    // cluster stands in for it.
    const { identity, authProvider } = clusters.get('local')!;
    await access
      .connect({ ...clusters.get('azure')!, identity, authProvider })
      .request(get);
    expect(server.requests.at(-1)?.headers.authorization ?? '').toBe('');
  });

  it('trap 4: the token would leak if it were not blanked', async () => {
    // Told that the cluster holds its own credential, we do not blank.
    const disguised = {
      ...clusters.get('azure')!,
      identity: 'server' as const,
    };
    await access.connect(disguised).request(get);
    expect(server.requests.at(-1)?.headers.authorization).toMatch(
      /^Bearer mock-service-token/,
    );
  });

  it.each([
    ['idp', { 'oidc.MyIdP': 'id-token' }],
    ['gke', { google: 'id-token' }],
    ['azure', { aks: 'id-token' }],
  ])(
    'trap 5: a person’s token reaches %s, whatever the case of its provider',
    async (name, tokens) => {
      await connect(name, tokens).request(get);
      expect(server.requests.at(-1)?.headers.authorization).toBe(
        'Bearer id-token',
      );
    },
  );

  it.each([
    ['idp', 'MyIdP'],
    ['gke', 'google'],
    ['azure', 'aks'],
  ])(
    'trap 6: without a token %s is not called at all',
    async (name, provider) => {
      const before = server.requests.length;
      const error = await connect(name, { other: 'token' })
        .request(get)
        .catch(thrown => thrown);
      expect(error).toBeInstanceOf(SignInRequiredError);
      expect(error.provider).toBe(provider);
      expect(server.requests).toHaveLength(before);
    },
  );

  it('a cluster that is down is unreachable, not an internal error', async () => {
    await expect(connect('down').request(get)).rejects.toThrow(
      /Cluster down: the Kubernetes plugin answered .*ECONNREFUSED/,
    );
  });

  it('a cluster the plugin does not know is unreachable, not missing', async () => {
    const unknown = { ...clusters.get('prod')!, name: 'elsewhere' };
    await expect(access.connect(unknown).request(get)).rejects.toThrow(
      /NotFoundError: Cluster 'elsewhere' not found/,
    );
  });
});

it('says so when the Kubernetes plugin has no configuration', async () => {
  const { access, stop } = await startKubernetesPlugin(undefined);
  await expect(access.listClusters()).rejects.toThrow(
    'The Kubernetes plugin is not installed in this backend, or has no `kubernetes` configuration',
  );
  await stop();
});
