import type { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import { KubernetesPluginAccess } from '../kubernetesPluginAccess';

/** Starts the real Kubernetes plugin with the given clusters. */
export async function startKubernetesPlugin(
  kubernetes: JsonObject | undefined,
) {
  const { default: kubernetesPlugin } = await import(
    '@backstage/plugin-kubernetes-backend'
  );
  const backend = await startTestBackend({
    features: [
      kubernetesPlugin,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({
        data: kubernetes ? { kubernetes } : {},
      }),
    ],
  });
  const port = (backend.server.address() as AddressInfo).port;
  const access = new KubernetesPluginAccess({
    auth: mockServices.auth({ pluginId: 'rollout' }),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
    }),
    placeOf: name => (name === 'prod' ? { environment: 'production' } : {}),
  });
  return {
    access,
    async stop() {
      await access.close();
      await backend.stop();
    },
  };
}
