import { ConfigReader } from '@backstage/config';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { recordingServer } from './access/__testUtils__/recordingServer';
import { placesFromConfig } from './clusterPlaces';
import type { FleetService } from './service';
import { fleetServiceRef } from './service';

// Starts the real Kubernetes plugin, which loads its Kubernetes client first.
jest.setTimeout(60_000);

it('gives plugins one model over the Kubernetes plugin’s clusters', async () => {
  const server = await recordingServer((request, response) => {
    const watch = request.url?.includes('watch=');
    response.writeHead(watch || request.url === '/version' ? 200 : 404);
    if (!watch) {
      response.end('{}');
      return;
    }
    const metadata = {
      resourceVersion: '1',
      annotations: { 'k8s.io/initial-events-end': 'true' },
    };
    response.write(
      `${JSON.stringify({ type: 'BOOKMARK', object: { metadata } })}\n`,
    );
  });
  const given: FleetService[] = [];
  const plugin = (pluginId: string) =>
    createBackendPlugin({
      pluginId,
      register(env) {
        env.registerInit({
          deps: { fleet: fleetServiceRef },
          async init({ fleet }) {
            given.push(fleet);
          },
        });
      },
    });
  const { default: kubernetesPlugin } = await import(
    '@backstage/plugin-kubernetes-backend'
  );
  const backend = await startTestBackend({
    features: [
      plugin('first'),
      plugin('second'),
      kubernetesPlugin,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost', listen: { port: 0 } },
          rollout: { clusters: { 'eu.prod': { environment: 'prod' } } },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'eu.prod',
                    url: server.url,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: 't',
                  },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  const [first, second] = given;
  expect(first!.model).toBe(second!.model);
  expect(first!.access).not.toBe(second!.access);

  await new Promise<void>(resolve => {
    const check = () => {
      if (first!.model.cluster('eu.prod')?.condition.state === 'live')
        resolve();
    };
    first!.model.subscribe(check);
    check();
  });
  expect(first!.model.cluster('eu.prod')).toMatchObject({
    cluster: { environment: 'prod', identity: 'server' },
    notInstalled: expect.arrayContaining(['apps.kruise.io/clonesets']),
  });
  await backend.stop();
  await server.stop();
});

it.each([
  [{}, 'a', {}],
  [
    { rollout: { clusters: { a: { environment: 'prod', region: 'eu' } } } },
    'a',
    { environment: 'prod', region: 'eu' },
  ],
  [
    { rollout: { clusters: { 'a.b/c': { environment: 'x' } } } },
    'a.b/c',
    { environment: 'x' },
  ],
  [{ rollout: { clusters: { a: {} } } }, 'a', {}],
  [{ rollout: { clusters: {} } }, 'constructor', {}],
])('in %j cluster %s is at %j', (data, cluster, place) => {
  expect(placesFromConfig(new ConfigReader(data))(cluster)).toEqual(place);
});
